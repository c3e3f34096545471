package io.windlass.api.host;

import java.time.Instant;

/**
 * An operation that has begun and of which no end is known. It is durable before the operation has its first effect,
 * so that a daemon that comes back after a crash knows what to finish.
 *
 * @param operation what is to be done
 * @param since when it began
 */
public record Intent(Operation operation, Instant since) {}
