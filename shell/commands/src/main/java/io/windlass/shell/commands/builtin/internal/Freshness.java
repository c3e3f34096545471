package io.windlass.shell.commands.builtin.internal;

import java.time.Duration;

/** How old an answer about hosts may be, and how long a caller waits for a newer one. */
final class Freshness {

    /** For commands about a single host, which people repeat until something changes. */
    static final Duration SINGLE = Duration.ofSeconds(2);

    /** For lists: longer than the platform lets pass between two looks, so that nearly always nobody has to wait. */
    static final Duration LIST = Duration.ofSeconds(45);

    /** docker-machine's default. */
    static final Duration DEADLINE = Duration.ofSeconds(10);

    private Freshness() {}
}
