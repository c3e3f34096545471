package io.windlass.ssh.internal;

import io.windlass.api.ssh.RemoteTerminal;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;
import net.schmizz.sshj.connection.channel.direct.Signal;

/** One session on a kept connection, for one command. */
final class Lease implements AutoCloseable {

    /** A host that has not let go of an abandoned command within this time gets a new connection for the next one. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final KeptConnection connection;
    private final KeptConnection.Use use;
    private final SessionChannel session;
    private volatile boolean begun;

    Lease(KeptConnection connection, KeptConnection.Use use, SessionChannel session) {
        this.connection = connection;
        this.use = use;
        this.session = session;
    }

    /** Gives a command line to the login's shell, or starts that shell if the line is empty. */
    Execution execute(String commandLine) throws SSHException {
        begun = true;
        if (commandLine.isEmpty()) {
            session.startShell();
        } else {
            session.exec(commandLine);
        }
        return new Execution(session);
    }

    /** The same, on a terminal of the host's own. */
    Execution execute(String commandLine, RemoteTerminal terminal) throws SSHException {
        RemoteTerminal.Size size = terminal.size();
        try {
            session.allocatePTY(terminal.type(), size.columns(), size.rows(), 0, 0, Map.of());
        } catch (ConnectionException e) {
            if (session.isOpen()) {
                throw SshFailures.noTerminal(connection.target().endpoint(), e);
            }
            throw e;
        }
        return execute(commandLine);
    }

    /** Gives the session back; a command that has not ended is abandoned. Never waits for the host. */
    @Override
    public void close() {
        end();
        connection.release(use);
    }

    /** Like {@link #close}, for a lease that came too late for the one who had reserved the connection. */
    void end() {
        if (session.isOpen()) {
            Thread.ofVirtual().name("ssh-abandon").start(this::abandon);
        } else {
            connection.endSession();
        }
    }

    /** OpenSSH confirms the end of a session only when the command has ended, so it is asked to end the command too. */
    private void abandon() {
        try (Deadline _ = new Deadline(GRACE, connection::retire)) {
            if (begun) {
                session.signal(Signal.TERM);
            }
            session.close();
            connection.endSession();
        } catch (SSHException unresponsive) {
            connection.retire();
        }
    }

    /** A command under way. */
    record Execution(SessionChannel session) {

        InputStream output() {
            return session.getInputStream();
        }

        InputStream errors() {
            return session.getErrorStream();
        }

        /**
         * Sends everything and then the end of input.
         *
         * @return whether the command took it all
         * @throws IOException if the input cannot be read; the command sees no end of input then
         */
        boolean send(InputStream input) throws IOException {
            return new ChannelWriter(session).copy(input);
        }

        void resize(RemoteTerminal.Size size) throws SSHException {
            session.changeWindowDimensions(size.columns(), size.rows(), 0, 0);
        }

        /** Waits until the server closes the session; empty if it did so without saying how the command ended. */
        Optional<Integer> exitStatus() throws SSHException {
            session.join();
            Optional<Integer> signalled =
                    Optional.ofNullable(session.getExitSignal()).map(Execution::status);
            return Optional.ofNullable(session.getExitStatus()).or(() -> signalled);
        }

        /** As a shell says it; POSIX numbers, and those that Linux has given to the others. */
        private static int status(Signal signal) {
            return 128
                    + switch (signal) {
                        case HUP -> 1;
                        case INT -> 2;
                        case QUIT -> 3;
                        case ILL -> 4;
                        case ABRT -> 6;
                        case FPE -> 8;
                        case KILL -> 9;
                        case USR1 -> 10;
                        case SEGV -> 11;
                        case USR2 -> 12;
                        case PIPE -> 13;
                        case ALRM -> 14;
                        case TERM -> 15;
                        case UNKNOWN -> 0;
                    };
        }
    }
}
