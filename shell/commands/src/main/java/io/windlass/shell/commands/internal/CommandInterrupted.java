package io.windlass.shell.commands.internal;

/** The caller does not want to wait any longer. */
final class CommandInterrupted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandInterrupted(Throwable cause) {
        super(cause);
    }
}
