package io.windlass.gotemplate.internal.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** What is executed one after the other. */
public record Block(int at, List<Statement> statements) implements Node {

    /** Whether there is nothing but space in it. */
    boolean isBlank() {
        return statements.stream()
                .allMatch(statement ->
                        statement instanceof Statement.Text text && text.bytes().isBlank());
    }

    @Override
    public String toString() {
        return statements.stream().map(Statement::toString).collect(Collectors.joining());
    }
}
