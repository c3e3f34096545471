package io.windlass.gotemplate.internal.bytes;

/** The work must not go on. */
public final class LimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LimitException(String message) {
        super(message, null, false, false);
    }

    /** Why, in the words of an error of the template. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
