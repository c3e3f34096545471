package io.windlass.ssh.internal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.Signal;
import org.jspecify.annotations.Nullable;

/** One session on a kept connection, for one command. */
final class Lease implements AutoCloseable {

    /** A host that has not let go of an abandoned command within this time gets a new connection for the next one. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final KeptConnection connection;
    private final Session session;
    private volatile Session.@Nullable Command command;

    Lease(KeptConnection connection, Session session) {
        this.connection = connection;
        this.session = session;
    }

    Execution execute(String commandLine) throws SSHException {
        Session.Command started = session.exec(commandLine);
        command = started;
        return new Execution(session, started);
    }

    /** Gives the session back; a command that has not ended is abandoned. Never waits for the host. */
    @Override
    public void close() {
        end();
        connection.release();
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
            Session.Command running = command;
            if (running != null) {
                running.signal(Signal.TERM);
            }
            session.close();
            connection.endSession();
        } catch (SSHException unresponsive) {
            connection.retire();
        }
    }

    /** A command under way. */
    record Execution(Session session, Session.Command command) {

        InputStream output() {
            return command.getInputStream();
        }

        InputStream errors() {
            return command.getErrorStream();
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

        /** Waits until the server closes the session; empty if it did so without saying how the command ended. */
        Optional<Integer> exitStatus() throws SSHException {
            command.join();
            Optional<Integer> signalled =
                    Optional.ofNullable(command.getExitSignal()).map(Execution::status);
            return Optional.ofNullable(command.getExitStatus()).or(() -> signalled);
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
