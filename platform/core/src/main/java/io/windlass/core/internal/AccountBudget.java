package io.windlass.core.internal;

import io.windlass.api.driver.ProviderCalls;
import io.windlass.api.driver.RateLimited.Limit;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The budget of one account. Callers block in the order in which they came; each leaves once a token is there, so in any
 * window of length t at most burst + rate * t calls arrive ({@link CallSchedule}). A daemon that was restarted does not know how many calls its
 * predecessor made: it begins with an empty bucket and one token ({@link CallSchedule}).
 *
 * <p>A call that the provider refuses for the limit's sake lets the whole account rest and is made again, at most {@link
 * #REPEATS} times, from the end of the queue.
 */
final class AccountBudget implements ProviderCalls {

    static final int LONGEST_QUEUE = 10_000;
    static final int REPEATS = 5;

    /** What a provider asks for beyond this is not believed: the account would seem dead. */
    static final Duration LONGEST_REST = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(AccountBudget.class);

    private final String account;
    private final int longestQueue;
    private final Pauses time;
    private final AtomicInteger waiting = new AtomicInteger();

    /** Fair, so it is the queue. Its owner waits for the next token; nobody owns it during a call. */
    private final ReentrantLock head = new ReentrantLock(true);

    private final Object state = new Object();
    private final CallSchedule schedule;
    private final GrowingRest unasked;
    private int rests;

    /**
     * One call's.
     *
     * @param left when it left
     * @param restsBefore how many rests there had been by then
     */
    private record Turn(long left, int restsBefore) {}

    AccountBudget(String account, Limit limit, int longestQueue, Pauses time, RandomGenerator random) {
        this.account = account;
        this.longestQueue = longestQueue;
        this.time = time;
        this.schedule = new CallSchedule(limit, time.nanoTime());
        this.unasked = new GrowingRest(random);
    }

    @Override
    public <T> T call(Supplier<T> call) {
        for (int repeats = 0; ; repeats++) {
            Turn turn = awaitTurn();
            try {
                T answer = made(call, turn);
                succeeded(turn.restsBefore());
                return answer;
            } catch (MachineException e) {
                heed(e, turn.restsBefore());
                if (repeats == REPEATS || e.code() != StandardErrorCode.PROVIDER_RATE_LIMITED) {
                    throw e;
                }
            }
        }
    }

    private <T> T made(Supplier<T> call, Turn turn) {
        try {
            return call.get();
        } finally {
            synchronized (state) {
                schedule.answered(turn.left(), time.nanoTime());
            }
        }
    }

    /** From now on another limit holds, also for those who wait already. */
    void change(Limit limit) {
        synchronized (state) {
            schedule.change(limit, time.nanoTime());
        }
    }

    /** Whether a call could leave at once: a budget that comes in this one's place would allow no more. */
    boolean isRested() {
        synchronized (state) {
            return schedule.untilNext(time.nanoTime()) <= 0;
        }
    }

    int waiting() {
        return waiting.get();
    }

    private Turn awaitTurn() {
        if (waiting.getAndUpdate(count -> Math.min(count + 1, longestQueue)) >= longestQueue) {
            throw new MachineException(
                    StandardErrorCode.PROVIDER_RATE_LIMITED,
                    "The queue of " + account + " is full: " + longestQueue + " calls wait already.",
                    "Work on fewer hosts at once.");
        }
        try {
            head.lockInterruptibly();
            try {
                return leave();
            } finally {
                head.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MachineException(
                    StandardErrorCode.OPERATION_CANCELLED, "Cancelled while waiting for " + account + ".", "", e);
        } finally {
            waiting.decrementAndGet();
        }
    }

    private Turn leave() throws InterruptedException {
        while (true) {
            long next;
            synchronized (state) {
                long now = time.nanoTime();
                long wait = schedule.untilNext(now);
                if (wait <= 0) {
                    schedule.leave(now);
                    return new Turn(now, rests);
                }
                next = now + wait;
            }
            // A rest may have begun meanwhile, so look again afterwards.
            time.pauseUntil(next);
        }
    }

    private void succeeded(int restsBefore) {
        synchronized (state) {
            if (restsBefore == rests) {
                unasked.forget();
            }
        }
    }

    private void heed(MachineException failure, int restsBefore) {
        synchronized (state) {
            // Of many calls that were under way together, the first refusal stands for all.
            boolean first = restsBefore == rests;
            Duration length;
            if (failure.retryAfter().isPresent()) {
                length = within(failure.retryAfter().get());
            } else if (first && failure.code() == StandardErrorCode.PROVIDER_RATE_LIMITED) {
                length = unasked.next();
            } else {
                return;
            }
            schedule.restUntil(time.nanoTime() + length.toNanos());
            if (first) {
                rests++;
                LOG.info("For {} ms no call goes to {}: {}", length.toMillis(), account, failure.text());
            }
        }
    }

    private static Duration within(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST_REST) < 0 ? asked : LONGEST_REST;
    }
}
