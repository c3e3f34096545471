package io.windlass.core;

import java.time.Duration;
import java.util.Optional;

/**
 * How long an operation may wait, where the caller wants something else than what the daemon is configured to.
 *
 * @param ssh how long to wait for SSH
 * @param each how long any other single wait may take: for the provider, for the engine
 */
public record Patience(Optional<Duration> ssh, Optional<Duration> each) {

    /** As configured. */
    public static final Patience CONFIGURED = new Patience(Optional.empty(), Optional.empty());
}
