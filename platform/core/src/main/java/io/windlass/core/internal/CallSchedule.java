package io.windlass.core.internal;

import io.windlass.api.driver.RateLimited.Limit;
import java.time.Duration;

/**
 * Says when an account's next call may leave. A token bucket in whole nanoseconds, without rounding that adds up: all
 * that it remembers is the moment at which the next token is there. If that lies in the past, further tokens have come
 * since, up to the burst.
 *
 * <p>In any window of length t at most burst + rate * t calls leave. Calls on their way to the provider can catch up
 * with each other, so a part of the burst, at most half of it, is held back; the long run does not suffer.
 *
 * <p>At the start the bucket is empty but for one token, since nobody knows how many calls an earlier daemon made just
 * before it ended. It is the same after a rest, where somebody's count has proved wrong, and after a change of the limit.
 */
final class CallSchedule {

    private static final double CATCHING_UP_SECONDS = 0.05;
    private static final long LONGEST_INTERVAL = Duration.ofDays(365).toNanos();
    private static final long LARGEST_CREDIT = Long.MAX_VALUE / 4;

    private Limit limit;
    private long interval;
    private long credit;
    private long next;

    CallSchedule(Limit limit, long now) {
        this.limit = limit;
        this.next = now;
        apply(limit);
    }

    /** Nanoseconds until a call may leave; 0 or less if it may do so now. */
    long untilNext(long now) {
        return next - now;
    }

    void leave(long now) {
        next = Math.max(next, now - credit) + interval;
    }

    void restUntil(long end) {
        next = Math.max(next, end);
    }

    void change(Limit other, long now) {
        if (!other.equals(limit)) {
            limit = other;
            next = Math.max(next, now);
            apply(other);
        }
    }

    private void apply(Limit current) {
        int half = current.burst() / 2;
        int heldBack = (int) Math.min(current.callsPerSecond() * CATCHING_UP_SECONDS, half);
        interval = Math.clamp((long) Math.ceil(1e9 / current.callsPerSecond()), 1, LONGEST_INTERVAL);
        credit = Math.min(current.burst() - heldBack - 1, LARGEST_CREDIT / interval) * interval;
    }
}
