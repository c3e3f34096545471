package io.windlass.ssh.internal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.Signal;

/** One session on a kept connection, for one command. */
final class Lease implements AutoCloseable {

    /** A server that does not confirm the end of a session within this time is taken for dead. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final KeptConnection connection;
    private final Session session;

    Lease(KeptConnection connection, Session session) {
        this.connection = connection;
        this.session = session;
    }

    Execution execute(String commandLine) throws SSHException {
        return new Execution(session, session.exec(commandLine));
    }

    /** Ends the session, if need be with the connection; from any thread. */
    void abort() {
        try (Deadline _ = new Deadline(GRACE, connection::close)) {
            session.close();
        } catch (SSHException unresponsive) {
            connection.close();
        }
    }

    @Override
    public void close() {
        abort();
        connection.endSession();
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
