package io.windlass.kit.internal;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A call to a driver, made as the platform makes it: on a virtual thread, and within a deadline.
 *
 * @param <T> what the call gives
 */
final class DriverThread<T> {

    private final String what;
    private final Duration deadline;
    private final FutureTask<T> task;
    private final Thread thread;

    private DriverThread(String what, Duration deadline, Supplier<T> call) {
        this.what = what;
        this.deadline = deadline;
        task = new FutureTask<>(call::get);
        thread = Thread.ofVirtual().name("driver " + what).unstarted(task);
    }

    static <T> DriverThread<T> start(String what, Duration deadline, Supplier<T> call) {
        DriverThread<T> started = new DriverThread<>(what, deadline, call);
        started.thread.start();
        return started;
    }

    /** A call that is interrupted before it begins. */
    static <T> DriverThread<T> startInterrupted(String what, Duration deadline, Supplier<T> call) {
        return start(what, deadline, () -> {
            Thread.currentThread().interrupt();
            return call.get();
        });
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Returns once the call waits for something, or has ended. */
    void awaitWaiting() {
        long end = System.nanoTime() + deadline.toNanos();
        while (!isWaiting() && !task.isDone() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private boolean isWaiting() {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, BLOCKED -> true;
            case NEW, RUNNABLE, TERMINATED -> false;
        };
    }

    /** Returns what the call gave, or throws what it threw. */
    T result() {
        try {
            return task.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new AssertionError(what + " failed", e);
            }
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new AssertionError(what + " has not returned within " + deadline.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the test was interrupted during " + what, e);
        }
    }
}
