package io.windlass.gotemplate.internal.run;

/** A function's arguments do not suit it. */
final class CallException extends Exception {

    private static final long serialVersionUID = 1L;

    CallException(String message) {
        super(message, null, false, false);
    }

    /** What Go's function says. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
