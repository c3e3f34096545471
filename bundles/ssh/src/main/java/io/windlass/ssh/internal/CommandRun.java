package io.windlass.ssh.internal;

import io.windlass.api.ssh.CommandResult;
import io.windlass.api.ssh.RemoteCommand;
import io.windlass.api.ssh.SshTarget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

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
        try (Lease lease = connections.lease(target, KeptConnection.Use.COMMAND, forSession)) {
            // On a thread of its own: what comes after the time-out is read there until the host lets go.
            return BackgroundTask.start("ssh-command", () -> exchange(lease, line, command.input()))
                    .join(timeout.minusNanos(System.nanoTime() - start))
                    .orElseThrow(() -> SshFailures.noExitStatus(target.endpoint()));
        } catch (TimeoutException e) {
            throw SshFailures.timedOut(target.endpoint(), command, e);
        } catch (IOException e) {
            throw SshFailures.broken(target.endpoint(), e);
        }
    }

    /** Empty if there is no exit status, without which nothing is known. */
    private static Optional<CommandResult> exchange(Lease lease, String line, String input) throws IOException {
        Lease.Execution execution = lease.execute(line);
        InputStream given = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        BackgroundTask.start("ssh-input", () -> execution.send(given));
        BackgroundTask<String> errors = BackgroundTask.start("ssh-errors", () -> CappedText.read(execution.errors()));
        String output = CappedText.read(execution.output());
        String said = errors.join();
        return execution.exitStatus().map(status -> new CommandResult(status, output, said));
    }
}
