package io.windlass.core.internal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long an account rests when its provider refuses a call and does not say for how long: 1 s, then twice as long each
 * time, at most 64 s, and up to half of that on top, so that several daemons with one account do not come back together.
 */
final class GrowingRest {

    private static final int MOST_DOUBLINGS = 6;

    private final RandomGenerator random;
    private int refusals;

    GrowingRest(RandomGenerator random) {
        this.random = random;
    }

    Duration next() {
        long millis = 1000L << refusals;
        refusals = Math.min(refusals + 1, MOST_DOUBLINGS);
        return Duration.ofMillis(millis + random.nextLong(millis / 2 + 1));
    }

    void forget() {
        refusals = 0;
    }
}
