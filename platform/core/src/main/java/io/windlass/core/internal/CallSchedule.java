package io.windlass.core.internal;

import io.windlass.api.driver.RateLimited.Limit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * Says when an account's next call may leave. A token bucket in whole nanoseconds, without rounding that adds up: all
 * that it remembers is the moment at which the next token is there, and the calls under way. If that moment lies in the
 * past, further tokens have come since, up to the burst.
 *
 * <p>The provider counts calls when they arrive, which is at any moment between their leaving and their answer, and calls
 * under way can catch up with each other. So a call takes its token when it leaves, but the bucket begins to fill again
 * only when it has certainly arrived: with its answer, or after {@link #ARRIVES_WITHIN_MILLIS}. In any window of length t
 * at most burst + rate * t calls arrive, however late each is within that time.
 *
 * <p>At the start the bucket is empty but for one token, since nobody knows how many calls an earlier daemon made just
 * before it ended. It is the same after a rest, where somebody's count has proved wrong, and after a change of the limit.
 */
final class CallSchedule {

    /** A provider may take seconds to answer, but a request does not take longer than this to get there. */
    static final long ARRIVES_WITHIN_MILLIS = 500;

    private static final long ARRIVES_WITHIN =
            Duration.ofMillis(ARRIVES_WITHIN_MILLIS).toNanos();
    private static final long LONGEST_INTERVAL = Duration.ofDays(365).toNanos();
    private static final long LARGEST_CREDIT = Long.MAX_VALUE / 4;

    private Limit limit;
    private long interval;
    private long credit;
    private long next;

    /** When the account may be called again, while that lies ahead. */
    private OptionalLong restEnd = OptionalLong.empty();

    /** When those left that may not have arrived; the oldest first. */
    private final Deque<Long> underWay = new ArrayDeque<>();

    CallSchedule(Limit limit, long now) {
        this.limit = limit;
        this.next = now;
        apply(limit);
    }

    /** Nanoseconds until a call may leave, or until it is worth asking again; 0 or less if it may do so now. */
    long untilNext(long now) {
        while (!underWay.isEmpty() && underWay.getFirst() + ARRIVES_WITHIN <= now) {
            count(underWay.removeFirst() + ARRIVES_WITHIN);
        }
        if (restEnd.isPresent() && restEnd.getAsLong() <= now) {
            next = Math.max(next, restEnd.getAsLong());
            restEnd = OptionalLong.empty();
        }
        long token = Math.max(Math.max(next, now - credit), restEnd.orElse(next)) - now;
        long asIfArrived = Math.min(underWay.size(), LARGEST_CREDIT / interval) * interval;
        // Some may be answered meanwhile, so ask again soon.
        return Math.min(token + asIfArrived, Math.max(token, interval));
    }

    void leave(long now) {
        underWay.addLast(now);
    }

    /** The call that left at that moment was answered. */
    void answered(long left, long now) {
        if (underWay.removeFirstOccurrence(left)) {
            count(now);
        }
    }

    private void count(long arrived) {
        next = Math.max(next, arrived - credit) + interval;
    }

    void restUntil(long end) {
        restEnd = OptionalLong.of(Math.max(restEnd.orElse(end), end));
    }

    void change(Limit other, long now) {
        if (!other.equals(limit)) {
            limit = other;
            next = Math.max(next, now);
            apply(other);
        }
    }

    private void apply(Limit current) {
        interval = Math.clamp((long) Math.ceil(1e9 / current.callsPerSecond()), 1, LONGEST_INTERVAL);
        credit = Math.min(current.burst() - 1, LARGEST_CREDIT / interval) * interval;
    }
}
