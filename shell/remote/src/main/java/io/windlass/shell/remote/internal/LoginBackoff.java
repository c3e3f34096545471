package io.windlass.shell.remote.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes whoever fails to log in wait, longer each time. Counts by address, for as many addresses as there is place; the one
 * heard of longest ago is forgotten. Safe for any thread.
 */
final class LoginBackoff {

    private static final int FREE = 5;
    private static final int MOST_ADDRESSES = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    private record Failures(int count, Instant until) {}

    LoginBackoff(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean mayTry(String address) {
        Failures before = failures.get(address);
        return before == null || !clock.instant().isBefore(before.until());
    }

    /** Returns how long the address must wait now. */
    synchronized Duration failed(String address) {
        Failures before = failures.get(address);
        int count = before == null ? 1 : before.count() + 1;
        Duration pause = pause(count);
        failures.put(address, new Failures(count, clock.instant().plus(pause)));
        return pause;
    }

    synchronized void succeeded(String address) {
        failures.remove(address);
    }

    private static Duration pause(int count) {
        if (count <= FREE) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(count - FREE - 1, 20));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
