package io.windlass.itests.provider;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Holds the calls of each account against its token bucket. It only counts; whether a call above the limit is refused is
 * the provider's decision. Such a call takes no token. Safe for any thread.
 */
public final class LimitChecker {

    private final RateLimit limit;
    private final double nanosPerCall;
    private final Map<String, Bucket> buckets = new HashMap<>();

    LimitChecker(RateLimit limit) {
        this.limit = limit;
        this.nanosPerCall = Duration.ofSeconds(1).toNanos() / limit.perSecond();
    }

    /** The limit that is checked, the same for each account. */
    public RateLimit limit() {
        return limit;
    }

    /** Calls above the limit, of all accounts. */
    public synchronized long violations() {
        return buckets.values().stream().mapToLong(bucket -> bucket.violations).sum();
    }

    /** Calls above the limit. */
    public synchronized long violations(String account) {
        return buckets.containsKey(account) ? buckets.get(account).violations : 0;
    }

    /** Calls at all. */
    public synchronized long calls(String account) {
        return buckets.containsKey(account) ? buckets.get(account).calls : 0;
    }

    /** By how much the worst call was too early, tolerated or not: how near the limit came to be broken. */
    public synchronized Duration earliest() {
        return Duration.ofNanos(buckets.values().stream()
                .mapToLong(bucket -> bucket.earliest)
                .max()
                .orElse(0));
    }

    /** Returns for how long the call should have waited: zero for one within the limit and its tolerance. */
    synchronized Duration arrived(String account, Duration now) {
        return buckets.computeIfAbsent(account, name -> new Bucket(now.toNanos()))
                .take(now.toNanos());
    }

    /** The bucket as the time at which it will be full again; that needs no refilling. */
    private final class Bucket {
        private double full;
        private long calls;
        private long violations;
        private long earliest;

        Bucket(long now) {
            full = now;
        }

        Duration take(long now) {
            calls++;
            double tooEarly = full - (limit.burst() - 1) * nanosPerCall - now;
            earliest = Math.max(earliest, (long) tooEarly);
            if (tooEarly > limit.tolerance().toNanos()) {
                violations++;
                return Duration.ofNanos((long) tooEarly);
            }
            full = Math.max(full, (double) now) + nanosPerCall;
            return Duration.ZERO;
        }
    }
}
