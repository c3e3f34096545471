package io.windlass.ssh.probe.internal;

import java.time.Duration;

/**
 * When time is up.
 *
 * @param given how long it was from the beginning
 * @param end in the terms of {@link System#nanoTime}
 */
record Deadline(Duration given, long end) {

    static Deadline in(Duration given) {
        return new Deadline(given, System.nanoTime() + given.toNanos());
    }

    /** Returns what is left, and never less than a millisecond: a wait of none would be refused or endless. */
    Duration left() {
        return Duration.ofMillis(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }
}
