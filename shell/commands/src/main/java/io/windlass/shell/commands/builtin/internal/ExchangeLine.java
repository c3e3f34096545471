package io.windlass.shell.commands.builtin.internal;

import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.NamePattern;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What {@code import} and {@code export} are called with.
 *
 * @param directory the other store, absolute
 * @param names the machines; empty for all
 */
record ExchangeLine(Path directory, Set<String> names) {

    static ExchangeLine of(Invocation<?> invocation) {
        List<String> operands = invocation.operands();
        if (operands.isEmpty() || operands.getFirst().isEmpty()) {
            throw Errors.invalid("Error: No directory specified", "Name the root of the other store.");
        }
        List<String> names = NamePattern.expand(operands.subList(1, operands.size()));
        return new ExchangeLine(directory(invocation, operands.getFirst()), Set.copyOf(names));
    }

    private static Path directory(Invocation<?> invocation, String word) {
        try {
            return invocation.call().directory().resolve(word).normalize();
        } catch (InvalidPathException e) {
            throw Errors.invalid("\"" + word + "\" is not a path.", "");
        }
    }
}
