package io.windlass.shell.console.internal;

import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.CommandCall;
import io.windlass.shell.commands.CommandRunner;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Session;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.jline.terminal.impl.ExternalTerminal;
import org.jline.utils.NonBlockingInputStream;

/**
 * Where the caller of a shell sits.
 *
 * @param runner who runs the commands
 * @param call how the shell was called
 * @param session the caller of the shell
 * @param input what commands read that stand first in a line
 * @param output what commands write to that stand last
 * @param errors where all write what went wrong
 * @param keys the same where a terminal's keys are shared by commands and shell
 * @param terminal a terminal for commands that want one
 */
record ShellSeat(
        CommandRunner runner,
        CommandCall call,
        Session session,
        InputStream input,
        Optional<NonBlockingInputStream> keys,
        OutputStream output,
        OutputStream errors,
        Optional<ClientTerminal> terminal) {

    /** At the caller's own streams. */
    static ShellSeat of(Invocation<?> invocation) {
        Session session = invocation.session();
        return reading(session.input(), session.terminal(), invocation);
    }

    /** With another input than the caller's own. */
    static ShellSeat reading(InputStream input, Optional<ClientTerminal> terminal, Invocation<?> invocation) {
        Session session = invocation.session();
        return new ShellSeat(
                invocation.runner(),
                invocation.call(),
                session,
                input,
                Optional.empty(),
                session.output(),
                session.errors(),
                terminal);
    }

    /** At a terminal that the shell itself looks after. */
    static ShellSeat at(ExternalTerminal terminal, ClientTerminal client, Invocation<?> invocation) {
        return new ShellSeat(
                invocation.runner(),
                invocation.call(),
                invocation.session(),
                terminal.input(),
                Optional.of((NonBlockingInputStream) terminal.input()),
                terminal.output(),
                terminal.output(),
                Optional.of(client));
    }

    /** Where the output is to be seen. */
    Optional<ClientTerminal> screen() {
        return terminal.or(session::screen);
    }
}
