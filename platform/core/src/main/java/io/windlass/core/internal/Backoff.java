package io.windlass.core.internal;

import java.time.Duration;

/**
 * The pause before the next attempt: grows from 50 ms by half each time, to at most 2 s. A host that boots in a second
 * is noticed at once, one that takes minutes is not hammered.
 *
 * @param next the pause to make now
 */
record Backoff(Duration next) {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    static Backoff start() {
        return new Backoff(Duration.ofMillis(50));
    }

    Backoff grown() {
        Duration longer = next.multipliedBy(3).dividedBy(2);
        return new Backoff(longer.compareTo(LONGEST) < 0 ? longer : LONGEST);
    }
}
