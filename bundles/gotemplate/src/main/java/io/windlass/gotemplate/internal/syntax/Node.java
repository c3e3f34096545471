package io.windlass.gotemplate.internal.syntax;

/** A part of a template. Its {@code toString} is Go's, which error messages show. */
public sealed interface Node permits Block, Command, Operand, Statement {

    /** Where in the template's text error messages point to: Go's place, not always the beginning. */
    int at();
}
