package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.host.InstanceState;
import io.windlass.core.HostView;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is known of a machine that may not have answered just now, and how old that is. */
final class LastKnown {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private LastKnown() {}

    static String of(HostView host, Instant now) {
        if (host.checked().equals(Instant.EPOCH)) {
            return "never seen";
        }
        long seconds = Math.max(0, Duration.between(host.checked(), now).toSeconds());
        return "last known " + host.lastState().label() + ", " + age(seconds) + " ago";
    }

    /** Where the engine listens, as far as anybody knows; empty for a machine that is known not to run. */
    static Optional<URI> engine(HostView host) {
        boolean mayRun = host.state() == InstanceState.RUNNING
                || (host.state() == InstanceState.UNKNOWN && host.lastState() != InstanceState.STOPPED);
        return mayRun ? host.engine() : Optional.empty();
    }

    private static String age(long seconds) {
        if (seconds < MINUTE) {
            return seconds + "s";
        }
        if (seconds < HOUR) {
            return seconds / MINUTE + "m";
        }
        return seconds < DAY ? seconds / HOUR + "h" : seconds / DAY + "d";
    }
}
