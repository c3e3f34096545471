package io.windlass.core.internal;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

/** A time that passes when somebody pauses, and only then. */
final class PassingTime implements Pauses {

    private final RandomGenerator random;
    private final long leeway;
    private long now;

    /** Pauses last exactly as long as they should. */
    PassingTime() {
        this(new Random(0), 0);
    }

    /** Pauses are too short or too long by up to the leeway, as on a machine with much to do. */
    PassingTime(RandomGenerator random, long leeway) {
        this.random = random;
        this.leeway = leeway;
    }

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized void pauseUntil(long moment) {
        long wrong = leeway == 0 ? 0 : random.nextLong(-leeway, leeway + 1);
        now = Math.max(now + 1, moment + wrong);
    }

    synchronized void pass(Duration length) {
        pauseUntil(now + length.toNanos());
    }

    Duration sinceStart() {
        return Duration.ofNanos(nanoTime());
    }
}
