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
        public void pauseUntil(long moment) throws InterruptedException {
            Thread.sleep(Duration.ofNanos(Math.max(0, moment - System.nanoTime())));
        }
    };

    /** Returns nanoseconds since some moment; never goes back. */
    long nanoTime();

    /** Blocks the calling thread until about this {@link #nanoTime}. */
    void pauseUntil(long moment) throws InterruptedException;
}
