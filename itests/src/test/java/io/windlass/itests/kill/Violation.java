package io.windlass.itests.kill;

/**
 * What must not be.
 *
 * @param scenario the operation
 * @param point where the daemon was killed
 * @param what which promise was broken, and how
 */
record Violation(Scenario scenario, String point, String what) {

    /** The first part is what {@code -Dwindlass.kill-point} takes. */
    @Override
    public String toString() {
        return scenario + ": " + point + ": " + what;
    }
}
