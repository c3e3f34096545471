package io.windlass.core.internal;

import io.windlass.api.host.Failure;
import io.windlass.api.host.InstanceState;
import java.time.Instant;
import java.util.Optional;

/**
 * What the last look at a host found. Not stored: after a restart nobody knows until the next look.
 *
 * @param state what the host was doing
 * @param engineVersion what its engine said
 * @param failure why the look did not find all it wanted
 * @param checked when that was
 */
record Knowledge(InstanceState state, Optional<String> engineVersion, Optional<Failure> failure, Instant checked) {

    static final Knowledge NONE =
            new Knowledge(InstanceState.UNKNOWN, Optional.empty(), Optional.empty(), Instant.EPOCH);

    static Knowledge failed(InstanceState state, HostError error, Instant now) {
        return new Knowledge(state, Optional.empty(), Optional.of(error.toFailure()), now);
    }
}
