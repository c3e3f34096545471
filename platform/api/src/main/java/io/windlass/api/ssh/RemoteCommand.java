package io.windlass.api.ssh;

import java.time.Duration;
import java.util.List;

/**
 * A command for a host: an argument vector, quoted in one place before it reaches any shell. Secrets go to standard
 * input, never into an argument.
 *
 * @param arguments the program and its arguments, as {@code execve} would take them
 * @param input what the program reads on its standard input, sent in UTF-8
 * @param asRoot whether it needs root; the platform puts sudo in front where the login is not root
 * @param timeout how long it may take
 */
public record RemoteCommand(List<String> arguments, String input, boolean asRoot, Duration timeout) {

    /** How long a command may take unless it says otherwise. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);

    /** Copies what could be changed from outside. */
    public RemoteCommand {
        arguments = List.copyOf(arguments);
    }

    /**
     * Makes a command as the login's own user, with empty input and the default time-out.
     *
     * @param arguments the program and its arguments
     * @return the command
     */
    public static RemoteCommand of(String... arguments) {
        return new RemoteCommand(List.of(arguments), "", false, DEFAULT_TIMEOUT);
    }

    /**
     * Returns the same command with root's rights.
     *
     * @return a copy
     */
    public RemoteCommand withRoot() {
        return new RemoteCommand(arguments, input, true, timeout);
    }

    /**
     * Returns the same command with something to read.
     *
     * @param text what the program reads
     * @return a copy
     */
    public RemoteCommand withInput(String text) {
        return new RemoteCommand(arguments, text, asRoot, timeout);
    }

    /**
     * Returns the same command with another time-out.
     *
     * @param longest how long it may take
     * @return a copy
     */
    public RemoteCommand withTimeout(Duration longest) {
        return new RemoteCommand(arguments, input, asRoot, longest);
    }

    /** Shows the program and its arguments, not the input, which may be a secret. */
    @Override
    public String toString() {
        return String.join(" ", arguments);
    }
}
