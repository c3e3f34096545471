package io.windlass.kit.internal;

import io.windlass.api.driver.ProviderCalls;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The gate to the account. It counts, and can be told to let nobody pass. */
final class Gate implements ProviderCalls {

    private enum Mood {
        OPEN,
        REFUSING,
        CLOSED
    }

    private final AtomicLong calls = new AtomicLong();
    private volatile Mood mood = Mood.OPEN;
    private volatile CountDownLatch arrival = new CountDownLatch(1);

    /** How many calls came, whether they passed or not. */
    long calls() {
        return calls.get();
    }

    void open() {
        mood = Mood.OPEN;
    }

    /** Fails each call, as a budget does that is used up. */
    void refuse() {
        mood = Mood.REFUSING;
    }

    /** Lets each call wait until its thread is interrupted. */
    void close() {
        arrival = new CountDownLatch(1);
        mood = Mood.CLOSED;
    }

    /** Counted down as soon as somebody waits at the closed gate. */
    CountDownLatch arrival() {
        return arrival;
    }

    @Override
    public <T> T call(Supplier<T> call) {
        calls.incrementAndGet();
        return switch (mood) {
            case OPEN -> call.get();
            case REFUSING ->
                throw new MachineException(
                        StandardErrorCode.PROVIDER_RATE_LIMITED, "The account's queue is full.", "Try again later.");
            case CLOSED -> throw interrupted();
        };
    }

    private MachineException interrupted() {
        arrival.countDown();
        try {
            new CountDownLatch(1).await();
            throw new IllegalStateException("nobody counts down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new MachineException(
                    StandardErrorCode.OPERATION_CANCELLED, "The call was waiting for its place.", "", e);
        }
    }
}
