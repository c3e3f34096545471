package io.windlass.gotemplate.internal.syntax;

/** What may come next in a block: more of it, or its end. */
sealed interface Item permits Statement, Terminator {}
