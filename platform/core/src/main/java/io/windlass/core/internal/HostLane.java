package io.windlass.core.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs one host's blocking work on virtual threads, never two at a time: also not when the host's actor was restarted
 * while its predecessor's work is still under way.
 */
final class HostLane {

    private final Executor threads;
    private final Semaphore permit = new Semaphore(1, true);

    /** Whose work holds the permit; guarded by this. */
    private @Nullable Thread working;

    HostLane(Executor threads) {
        this.threads = threads;
    }

    <T> CompletionStage<T> run(Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    permit.acquireUninterruptibly();
                    enter();
                    try {
                        return work.get();
                    } finally {
                        leave();
                        permit.release();
                    }
                },
                threads);
    }

    /** Interrupts the work under way, if there is any. */
    synchronized void interrupt() {
        if (working != null) {
            working.interrupt();
        }
    }

    private synchronized void enter() {
        working = Thread.currentThread();
    }

    private synchronized void leave() {
        working = null;
        // Whatever runs on this thread next was not meant.
        Thread.interrupted();
    }
}
