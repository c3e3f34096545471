package io.windlass.api.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception that crosses a boundary between bundles. Its message and hint are shown to users as they are:
 * whole sentences, with the name of the thing that failed, never with a secret.
 */
public final class MachineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final String hint;
    private final @Nullable Duration pause;

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
        this(code, message, hint, cause, null);
    }

    private MachineException(
            ErrorCode code, String message, String hint, @Nullable Throwable cause, @Nullable Duration pause) {
        super(message, cause);
        this.code = code;
        this.hint = hint;
        this.pause = pause;
    }

    /**
     * Returns the same failure with the pause that the provider asked for.
     *
     * @param asked what {@code Retry-After} said; zero or more
     * @return a copy
     */
    public MachineException retryAfter(Duration asked) {
        return new MachineException(code, text(), hint, getCause(), asked);
    }

    /**
     * Returns how long the provider wants to be left alone.
     *
     * @return empty if it did not say
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(pause);
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
