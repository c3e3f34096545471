package io.windlass.core.internal;

import java.time.Duration;

/** A time that stands until a test moves it on; who pauses waits for that. */
final class StandingTime implements Pauses {

    private long now;

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized void pauseUntil(long moment) throws InterruptedException {
        while (now < moment) {
            wait();
        }
    }

    synchronized void advance(Duration length) {
        now += length.toNanos();
        notifyAll();
    }
}
