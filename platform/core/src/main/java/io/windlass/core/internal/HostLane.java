package io.windlass.core.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Runs one host's blocking work on virtual threads, never two at a time: also not when the host's actor was restarted
 * while its predecessor's work is still under way.
 */
final class HostLane {

    private final Executor threads;
    private final Semaphore permit = new Semaphore(1, true);

    HostLane(Executor threads) {
        this.threads = threads;
    }

    <T> CompletionStage<T> run(Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    permit.acquireUninterruptibly();
                    try {
                        return work.get();
                    } finally {
                        permit.release();
                    }
                },
                threads);
    }
}
