package io.windlass.ssh.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.ssh.CommandResult;
import io.windlass.api.ssh.RemoteCommand;
import io.windlass.api.ssh.SshTarget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Runs a command to its end and collects what it says. */
final class CommandRun {

    private static final RemoteCommand SUDO_WORKS = RemoteCommand.of("true").withRoot();

    private final Connections connections;
    private final SshTarget target;
    private final Duration connectTimeout;

    CommandRun(Connections connections, SshTarget target, Duration connectTimeout) {
        this.connections = connections;
        this.target = target;
        this.connectTimeout = connectTimeout;
    }

    CommandResult run(RemoteCommand command) {
        CommandResult result = execute(command);
        if (!result.succeeded()
                && mayBeSudo(command, result)
                && !execute(SUDO_WORKS).succeeded()) {
            throw SshFailures.sudoRefused(target.endpoint(), result.errors());
        }
        return result;
    }

    /** Where sudo itself fails it always says why. Its words depend on the language, so they are not looked at. */
    private boolean mayBeSudo(RemoteCommand command, CommandResult result) {
        return ShellCommand.needsSudo(command, target.endpoint().user())
                && !result.errors().isBlank();
    }

    private CommandResult execute(RemoteCommand command) {
        String line = ShellCommand.line(command, target.endpoint().user());
        long start = System.nanoTime();
        Duration timeout = command.timeout();
        Duration forSession = connectTimeout.compareTo(timeout) < 0 ? connectTimeout : timeout;
        try (Lease lease = connections.lease(target, forSession);
                Deadline deadline = new Deadline(timeout.minusNanos(System.nanoTime() - start), lease::abort)) {
            return exchange(lease, deadline, line, command);
        }
    }

    private CommandResult exchange(Lease lease, Deadline deadline, String line, RemoteCommand command) {
        try {
            Lease.Execution execution = lease.execute(line);
            InputStream given = new ByteArrayInputStream(command.input().getBytes(StandardCharsets.UTF_8));
            BackgroundTask.start("ssh-input", () -> execution.send(given));
            BackgroundTask<String> errors =
                    BackgroundTask.start("ssh-errors", () -> CappedText.read(execution.errors()));
            String output = CappedText.read(execution.output());
            int status = execution.exitStatus().orElseThrow(() -> SshFailures.noExitStatus(target.endpoint()));
            return new CommandResult(status, output, errors.join());
        } catch (IOException e) {
            throw orTimeout(deadline, command, SshFailures.broken(target.endpoint(), e));
        } catch (MachineException e) {
            throw orTimeout(deadline, command, e);
        }
    }

    private MachineException orTimeout(Deadline deadline, RemoteCommand command, MachineException failure) {
        return deadline.passed() ? SshFailures.timedOut(target.endpoint(), command, failure) : failure;
    }
}
