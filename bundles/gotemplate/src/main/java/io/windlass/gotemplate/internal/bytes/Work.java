package io.windlass.gotemplate.internal.bytes;

/** What one execution may still do. A template comes from outside, and its loops and widths multiply. */
public final class Work {
    /**
     * Each level takes half a dozen frames of the thread's stack; all of them fit into half a megabyte. Go stops templates
     * that call each other at 100000, and nothing else.
     */
    public static final int DEEPEST = 100;

    public static final String TOO_DEEP = "exceeded maximum template depth (" + DEEPEST + ")";

    private final long limit;
    private long done;
    private int depth;

    public Work(long limit) {
        this.limit = limit;
    }

    /** Counts steps, or bytes that are about to be made. */
    public void spend(long amount) {
        done += amount;
        if (done > limit) {
            throw new LimitException("exceeded the limit of " + limit + " steps and bytes");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new LimitException("interrupted");
        }
    }

    /** Goes down one level, into a block, a template, a parenthesis or a container that is printed. */
    public void enter() {
        if (depth == DEEPEST) {
            throw new LimitException(TOO_DEEP);
        }
        depth++;
    }

    public void leave() {
        depth--;
    }
}
