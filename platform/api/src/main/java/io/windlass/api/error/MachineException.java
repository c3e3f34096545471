package io.windlass.api.error;

import org.jspecify.annotations.Nullable;

/**
 * The one exception that crosses a boundary between bundles. Its message and hint are shown to users as they are:
 * whole sentences, with the name of the thing that failed, never with a secret.
 */
public final class MachineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final String hint;

    /**
     * Makes a failure without an underlying cause.
     *
     * @param code names the failure
     * @param message what went wrong, naming the thing
     * @param hint what the reader can do about it, or an empty text
     */
    public MachineException(ErrorCode code, String message, String hint) {
        this(code, message, hint, null);
    }

    /**
     * Makes a failure that has a cause.
     *
     * @param code names the failure
     * @param message what went wrong, naming the thing
     * @param hint what the reader can do about it, or an empty text
     * @param cause for the log only; users see the message
     */
    public MachineException(ErrorCode code, String message, String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.hint = hint;
    }

    /**
     * Returns what names the failure.
     *
     * @return the code given at construction
     */
    public ErrorCode code() {
        return code;
    }

    /**
     * Returns what the reader can do about it.
     *
     * @return a sentence, or an empty text
     */
    public String hint() {
        return hint;
    }

    /**
     * Returns the message as a text that is never null.
     *
     * @return the message given at construction
     */
    public String text() {
        return String.valueOf(getMessage());
    }
}
