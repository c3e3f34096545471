package io.windlass.shell.commands;

import io.windlass.api.error.MachineException;
import io.windlass.api.option.OptionDeclaration;
import java.util.List;

/**
 * One command, written once for the client, the shell and whatever comes later. A stateless service; it may come and
 * go at any time. It declares what it takes, calls one service and returns a value: reading the command line, help,
 * completion and showing the value are the framework's.
 *
 * @param <A> a public record, every component of which is an {@link io.windlass.api.option.Option}; {@link NoOptions}
 *     where there are none
 */
public interface Command<A extends Record> {

    /**
     * Returns what the command is called and what it takes.
     *
     * @return always the same
     */
    CommandDeclaration<A> declaration();

    /**
     * Returns options that depend on the command line, such as those of the driver that it names. Their values are in
     * {@link Invocation#values()}.
     *
     * @param words what follows the command's name, not parsed
     * @param call how the program was called
     * @return none unless overridden
     * @throws MachineException if the words make no sense
     */
    default List<OptionDeclaration> furtherOptions(List<String> words, CommandCall call) {
        return List.of();
    }

    /**
     * Does it. Called on a virtual thread, possibly many times at once. An interrupt means that the caller is gone or
     * wants no answer any more; what was handed to {@link Invocation#begin} is then stopped by the framework.
     *
     * @param invocation who calls, and with what
     * @return what to show, and how it ended
     * @throws MachineException shown to the caller with its hint; exit status 1
     */
    Output run(Invocation<A> invocation);
}
