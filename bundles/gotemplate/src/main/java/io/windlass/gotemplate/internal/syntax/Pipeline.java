package io.windlass.gotemplate.internal.syntax;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Commands, each of which gets the result of the one before as its last argument.
 *
 * @param variables the names that are set to the result, or that a range sets to index and element
 * @param assigns whether the variables exist already
 */
public record Pipeline(int at, List<String> variables, boolean assigns, List<Command> commands) implements Operand {
    @Override
    public String toString() {
        // Go shows an assignment as a declaration, too.
        String start = variables.isEmpty() ? "" : String.join(", ", variables) + " := ";
        return start + commands.stream().map(Command::toString).collect(Collectors.joining(" | "));
    }
}
