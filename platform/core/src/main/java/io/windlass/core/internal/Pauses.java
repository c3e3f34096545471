package io.windlass.core.internal;

import java.time.Duration;

/** The time and how to let it pass. Tests have one of their own, so that nobody sleeps in them. */
interface Pauses {

    /** The machine's time. */
    Pauses REAL = new Pauses() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration length) throws InterruptedException {
            Thread.sleep(length);
        }
    };

    /** Returns nanoseconds since some moment; never goes back. */
    long nanoTime();

    /** Blocks the calling thread for about this long. */
    void pause(Duration length) throws InterruptedException;
}
