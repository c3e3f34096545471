package io.windlass.core.internal;

import io.windlass.core.HostView;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What the fleet keeps of a host.
 *
 * @param state its actor's, for that one alone while it lives; absent for a damaged host
 * @param actor absent for a damaged host, and for one whose supervision rests
 * @param view the last that was published; absent until the host is stored
 */
record HostEntry(Optional<HostState> state, Optional<ActorRef<HostCommand>> actor, Optional<HostView> view) {

    static HostEntry damaged(HostView view) {
        return new HostEntry(Optional.empty(), Optional.empty(), Optional.of(view));
    }

    HostEntry showing(HostView newer) {
        return new HostEntry(state, actor, Optional.of(newer));
    }

    /** Its actor has given up. */
    HostEntry abandoned(HostView shown) {
        return new HostEntry(state, Optional.empty(), Optional.of(shown));
    }

    /** Whether its actor has given up and nothing has begun again since. */
    boolean isResting() {
        return state.isPresent() && actor.isEmpty();
    }
}
