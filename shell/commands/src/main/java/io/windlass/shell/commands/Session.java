package io.windlass.shell.commands;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The caller's end of a running command. The streams belong to the session; nobody else closes them. */
public interface Session {

    /**
     * Returns who gives the command.
     *
     * @return always the same
     */
    Caller caller();

    /**
     * Returns the caller's standard input. Nothing is taken from the caller before the first read.
     *
     * @return always the same stream
     */
    InputStream input();

    /**
     * Returns the caller's standard output.
     *
     * @return always the same stream; safe for any thread
     */
    OutputStream output();

    /**
     * Returns the caller's standard error.
     *
     * @return always the same stream; safe for any thread
     */
    OutputStream errors();

    /**
     * Returns the terminal, if standard input and output are one.
     *
     * @return always the same
     */
    Optional<ClientTerminal> terminal();

    /**
     * Returns the terminal, if standard output is one, wherever the input comes from. For its size only: its mode
     * belongs to {@link #terminal()}.
     *
     * @return always the same
     */
    Optional<ClientTerminal> screen();

    /**
     * Lets a program run in the caller's place once the command has returned; nothing is written after it.
     *
     * @param arguments the program, found through the caller's path, and its arguments
     * @throws MachineException with {@link StandardErrorCode#NOT_SUPPORTED} where there is no caller to replace
     */
    void runLocally(List<String> arguments);

    /**
     * Says whether a program of the caller's own could run in the caller's place.
     *
     * @return false where {@link #runLocally} fails
     */
    boolean hasPrograms();

    /**
     * Says whether the caller has gone or given a signal. The thread that runs the command is interrupted then, and
     * once more for each further signal.
     *
     * @return true from then on
     */
    boolean cancelled();

    /**
     * Says whether the caller has gone, which is no wish that anything be stopped: a connection may break.
     *
     * @return true from then on
     */
    boolean gone();
}
