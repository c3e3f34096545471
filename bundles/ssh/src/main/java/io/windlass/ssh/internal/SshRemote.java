package io.windlass.ssh.internal;

import io.windlass.api.host.HostKey;
import io.windlass.api.ssh.CommandResult;
import io.windlass.api.ssh.Remote;
import io.windlass.api.ssh.RemoteCommand;
import io.windlass.api.ssh.RemoteTerminal;
import io.windlass.api.ssh.SshTarget;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

/** What callers hold: the way to the host's kept connection, or to a new one that shows the same host key. */
final class SshRemote implements Remote {

    private final Connections connections;
    private final SshTarget target;
    private final HostKey hostKey;
    private final Duration timeout;

    SshRemote(Connections connections, SshTarget target, HostKey hostKey, Duration timeout) {
        this.connections = connections;
        this.target =
                target.trusted().isEmpty() ? new SshTarget(target.host(), target.endpoint(), List.of(hostKey)) : target;
        this.hostKey = hostKey;
        this.timeout = timeout;
    }

    @Override
    public HostKey hostKey() {
        return hostKey;
    }

    @Override
    public CommandResult run(RemoteCommand command) {
        return new CommandRun(connections, target, timeout).run(command);
    }

    @Override
    public int stream(String commandLine, InputStream input, OutputStream output, OutputStream errors) {
        try (Lease lease = connections.lease(target, KeptConnection.Use.PROGRAM, timeout)) {
            return new StreamRun(target.endpoint(), input, output, errors).run(() -> lease.execute(commandLine));
        }
    }

    @Override
    public int interact(String commandLine, RemoteTerminal terminal, InputStream input, OutputStream output) {
        try (Lease lease = connections.lease(target, KeptConnection.Use.PROGRAM, timeout);
                WindowSizes sizes = new WindowSizes(terminal)) {
            return new StreamRun(target.endpoint(), input, output, output).run(() -> {
                Lease.Execution execution = lease.execute(commandLine, terminal);
                sizes.follow(execution);
                return execution;
            });
        }
    }
}
