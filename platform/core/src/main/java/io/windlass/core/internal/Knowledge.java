package io.windlass.core.internal;

import io.windlass.api.host.Failure;
import io.windlass.api.host.InstanceState;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a host without asking. Not stored: after a restart nobody knows until the next look.
 *
 * @param state what may be said of the host now
 * @param lastState what the last look that succeeded found
 * @param engineVersion what its engine said then
 * @param failure why the last look did not find all it wanted
 * @param checked when a look last succeeded
 * @param looked when a look last ended
 */
record Knowledge(
        InstanceState state,
        InstanceState lastState,
        Optional<String> engineVersion,
        Optional<Failure> failure,
        Instant checked,
        Instant looked) {

    static final Knowledge NONE = new Knowledge(
            InstanceState.UNKNOWN,
            InstanceState.UNKNOWN,
            Optional.empty(),
            Optional.empty(),
            Instant.EPOCH,
            Instant.EPOCH);

    static Knowledge seen(InstanceState state, Optional<String> engineVersion, Optional<Failure> failure, Instant now) {
        return new Knowledge(state, state, engineVersion, failure, now, now);
    }

    /** What an operation's outcome tells. Nobody has looked: whoever asks for fresh knowledge gets a look. */
    static Knowledge told(InstanceState state, Instant now) {
        return new Knowledge(state, state, Optional.empty(), Optional.empty(), now, Instant.EPOCH);
    }

    /** After a look that did not succeed: what was known stays, until it is too old. */
    Knowledge unseen(Failure why, Instant now) {
        return new Knowledge(state, lastState, engineVersion, Optional.of(why), checked, now);
    }

    /** Too old to be said of the host now. */
    Knowledge stale() {
        return new Knowledge(InstanceState.UNKNOWN, lastState, Optional.empty(), failure, checked, looked);
    }
}
