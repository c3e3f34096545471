package io.windlass.shell.commands;

/** The terminal at which the caller sits. */
public interface ClientTerminal {

    /**
     * The terminal's size.
     *
     * @param columns characters in a line
     * @param rows lines
     */
    record Size(int columns, int rows) {}

    /**
     * Returns the size.
     *
     * @return as last heard
     */
    Size size();

    /**
     * Asks to be told when the size changes; replaces whoever asked before.
     *
     * @param listener called on the session's reading thread, must not block
     */
    void onResize(Runnable listener);

    /** Switches to single keys without echo; Ctrl-C becomes a byte. */
    void raw();

    /** Switches back to lines, echo and signals. */
    void cooked();
}
