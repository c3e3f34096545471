package io.windlass.api;

/**
 * Where a long operation says what it is doing. Whoever calls may be on any thread; a line never blocks for long and
 * is dropped when nobody listens any more.
 */
@FunctionalInterface
public interface Progress {

    /** Says nothing to nobody. */
    Progress SILENT = line -> {};

    /**
     * Tells the person who waits.
     *
     * @param line one line of text without a line end; never a secret
     */
    void line(String line);
}
