package io.windlass.itests.kill;

/**
 * An exact moment of an operation.
 *
 * @param what a write or a call with its number in the operation, such as {@code call 2 STOP}
 * @param when the moment of it
 */
record KillPoint(String what, When when) {

    /** What the daemon has seen of it when it dies. */
    enum When {
        /** It asked for it, and it never happens. */
        BEFORE("before"),
        /** It asked for it, and it happens once the next daemon is at work. */
        IN_FLIGHT("in flight"),
        /** It happened, and nobody was told. */
        AFTER("after");

        private final String words;

        When(String words) {
            this.words = words;
        }
    }

    @Override
    public String toString() {
        return what + " " + when.words;
    }
}
