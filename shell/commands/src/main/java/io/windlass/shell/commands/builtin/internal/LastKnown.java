package io.windlass.shell.commands.builtin.internal;

import io.windlass.core.HostView;
import java.time.Duration;
import java.time.Instant;

/** Says how old the last knowledge of a machine is. */
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
