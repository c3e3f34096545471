package io.windlass.itests.provider;

import java.time.Duration;

/** The provider's clock, so that tests of the provider itself need not wait. */
public interface Time {

    /** The machine's own. */
    Time SYSTEM = new Time() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
        }
    };

    /** As {@link System#nanoTime}. */
    long nanoTime();

    /** As {@link Thread#sleep(Duration)}. */
    void sleep(Duration duration) throws InterruptedException;
}
