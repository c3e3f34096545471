package io.windlass.core.internal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The pause before the next attempt: half as long again each time, up to a bound.
 *
 * @param next the pause to make now, before it is jittered
 * @param longest where it stops growing
 * @param jitter by which part a pause may be longer or shorter, so that many hosts do not march in step; 0 to 1
 */
record Backoff(Duration next, Duration longest, double jitter) {

    /** For hosts: one that boots in a second is noticed at once, one that takes minutes is not hammered. */
    static final Backoff HOST = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(2), 0);

    /** For providers, whose trouble is shared by all hosts. */
    static final Backoff PROVIDER = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(20), 0.5);

    Backoff grown() {
        Duration longer = next.multipliedBy(3).dividedBy(2);
        return new Backoff(longer.compareTo(longest) < 0 ? longer : longest, longest, jitter);
    }

    /** The pause to make now. */
    Duration pause(RandomGenerator random) {
        double factor = 1 + jitter * (2 * random.nextDouble() - 1);
        return Duration.ofNanos(Math.round(next.toNanos() * factor));
    }
}
