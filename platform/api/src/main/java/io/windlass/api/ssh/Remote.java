package io.windlass.api.ssh;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostKey;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * An open, authenticated connection to one host. Safe for any thread: commands that are given at the same time run at
 * the same time, on channels of the one connection. A connection that broke is opened again by the next command; a
 * command that was under way when it broke fails and is not repeated.
 */
public interface Remote {

    /**
     * Returns the key that the server proved to have when this connection was opened.
     *
     * @return the host key
     */
    HostKey hostKey();

    /**
     * Runs a command and waits for its end.
     *
     * @param command what to run
     * @return how it ended, whatever its exit status
     * @throws MachineException with {@link StandardErrorCode#TIMEOUT} after the command's time-out, or with one of the
     *     {@code SSH_} codes if the connection fails
     */
    CommandResult run(RemoteCommand command);

    /**
     * Runs a command that must succeed.
     *
     * @param command what to run
     * @return its standard output
     * @throws MachineException as {@link #run}, and with {@link StandardErrorCode#REMOTE_COMMAND_FAILED}, the command
     *     and the end of its error output if its exit status is not 0
     */
    default String require(RemoteCommand command) {
        CommandResult result = run(command);
        if (!result.succeeded()) {
            String said = result.errors().isBlank() ? result.output() : result.errors();
            String end = said.strip();
            throw new MachineException(
                    StandardErrorCode.REMOTE_COMMAND_FAILED,
                    "The command \"" + command + "\" ended with status " + result.exitStatus() + ": "
                            + end.substring(Math.max(0, end.length() - 1000)),
                    "");
        }
        return result.output();
    }

    /**
     * Runs a command line as the user wrote it, through the login's shell, and passes bytes both ways until it ends.
     * Nothing is decoded, stripped or cut. An interrupt of the calling thread ends the command.
     *
     * @param commandLine for the remote shell, not quoted again; empty for the login's shell itself, which reads its
     *     commands from the input
     * @param input read until its end; a blocking read is left behind when the command ends first
     * @param output takes standard output; flushed after each piece
     * @param errors takes standard error; flushed after each piece
     * @return the exit status; 128 plus the signal's number where a signal ended it
     * @throws MachineException with one of the {@code SSH_} codes if the connection fails
     */
    int stream(String commandLine, InputStream input, OutputStream output, OutputStream errors);

    /**
     * Does as {@link #stream} on a terminal of the host's own, which has the kind of the user's and follows its size. The
     * user's terminal is expected to pass single keys without echo: the host's does the rest, signals included.
     *
     * @param commandLine as for {@link #stream}; empty for an interactive login
     * @param terminal where the user sits; it is listened to until the end
     * @param input read until its end; a blocking read is left behind when the command ends first
     * @param output takes all that is shown; flushed after each piece
     * @return the exit status; 128 plus the signal's number where a signal ended it
     * @throws MachineException with one of the {@code SSH_} codes if the connection fails
     */
    int interact(String commandLine, RemoteTerminal terminal, InputStream input, OutputStream output);
}
