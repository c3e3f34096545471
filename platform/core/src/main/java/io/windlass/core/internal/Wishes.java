package io.windlass.core.internal;

import java.time.Duration;

/**
 * What the caller of an operation may decide, and what is known of earlier attempts.
 *
 * @param patience how long to wait
 * @param keepOnFailure whether a host whose creation fails stays
 * @param uncertain whether an earlier attempt may have had effects that nobody recorded
 */
record Wishes(Patience patience, boolean keepOnFailure, boolean uncertain) {

    /**
     * How long each kind of wait may take.
     *
     * @param ssh for SSH to answer
     * @param engine for the engine to answer over TLS
     * @param provider for one call to the provider to succeed, retries included
     */
    record Patience(Duration ssh, Duration engine, Duration provider) {

        /** What the caller says goes before what is configured. */
        Patience with(io.windlass.core.Patience wished) {
            return new Patience(
                    wished.ssh().or(wished::each).orElse(ssh),
                    wished.each().orElse(engine),
                    wished.each().orElse(provider));
        }
    }

    Wishes uncertain(boolean mayBe) {
        return new Wishes(patience, keepOnFailure, mayBe);
    }
}
