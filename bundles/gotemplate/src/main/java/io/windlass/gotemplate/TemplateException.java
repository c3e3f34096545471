package io.windlass.gotemplate;

/** A template that cannot be parsed or executed. The message is Go's, to be shown as it is. */
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes a failure.
     *
     * @param message in Go's words
     */
    public TemplateException(String message) {
        super(message);
    }
}
