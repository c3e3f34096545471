package io.windlass.itests.provider;

import java.time.Duration;

/**
 * What an account may do.
 *
 * @param perSecond calls in the long run
 * @param burst calls at once after a rest
 * @param tolerance by how much a call may come too early. Calls are timed where they arrive, and a caller that keeps
 *     the limit to the microsecond is seen out of step: threads are scheduled, and collectors pause, on either side. What
 *     comes early is not forgiven, so that the long run still counts
 */
public record RateLimit(double perSecond, int burst, Duration tolerance) {

    /** Nobody reaches it. */
    public static final RateLimit NONE = new RateLimit(1e9, 1_000_000, Duration.ZERO);

    /** With a tolerance that an idle machine of two cores needs. */
    public static RateLimit of(double perSecond, int burst) {
        return new RateLimit(perSecond, burst, Duration.ofMillis(20));
    }
}
