package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.ssh.Remote;
import io.windlass.api.ssh.RemoteTerminal;
import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Session;
import java.util.Optional;

/**
 * The SSH client that is built in: the caller's streams, and the caller's terminal if that is wanted.
 *
 * @param remote the machine
 * @param invocation who calls
 */
record SshLogin(Remote remote, Invocation<?> invocation) {

    /** Returns the exit status. */
    int run(SshWords.BuiltIn wanted) {
        Session session = invocation.session();
        Optional<ClientTerminal> terminal = wanted.terminal() ? session.terminal() : Optional.empty();
        return terminal.isPresent()
                ? interact(wanted.commandLine(), terminal.get())
                : remote.stream(wanted.commandLine(), session.input(), session.output(), session.errors());
    }

    private int interact(String commandLine, ClientTerminal client) {
        Session session = invocation.session();
        String type = invocation.call().variable("TERM");
        CallersTerminal terminal = new CallersTerminal(type.isEmpty() ? "dumb" : type, client);
        client.raw();
        try {
            return remote.interact(commandLine, terminal, session.input(), session.output());
        } finally {
            client.cooked();
        }
    }

    private record CallersTerminal(String type, ClientTerminal client) implements RemoteTerminal {

        @Override
        public Size size() {
            return new Size(client.size().columns(), client.size().rows());
        }

        @Override
        public void onResize(Runnable listener) {
            client.onResize(listener);
        }
    }
}
