package io.windlass.api.ssh;

/** The terminal at which the user of a program on a host sits, and which the program is to take for its own. */
public interface RemoteTerminal {

    /**
     * The terminal's size.
     *
     * @param columns characters in a line
     * @param rows lines
     */
    record Size(int columns, int rows) {}

    /**
     * Returns its kind, which the program finds in {@code TERM}.
     *
     * @return such as {@code xterm-256color}
     */
    String type();

    /**
     * Returns the size.
     *
     * @return as last heard
     */
    Size size();

    /**
     * Asks to be told when the size changes; replaces whoever asked before.
     *
     * @param listener never blocks, so that it may be called on any thread
     */
    void onResize(Runnable listener);
}
