package io.windlass.driver.nspawn.internal;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something that nobody announces. */
final class Waiting {

    private static final long POLL_MILLIS = 10;

    private Waiting() {}

    /** Asks until the answer is yes; fails with {@code TIMEOUT} when that takes too long. */
    static void until(Duration longest, String what, BooleanSupplier done) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw Failures.timeout("Gave up " + what + " after " + longest.toSeconds() + " s.", "");
            }
            pause(what);
        }
    }

    private static void pause(String what) {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            throw Failures.interrupted(what, e);
        }
    }
}
