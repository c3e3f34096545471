package io.windlass.ssh.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work on a virtual thread of its own; its failure is that of whoever waits for it. */
final class BackgroundTask<T> {

    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    private final FutureTask<T> task;

    private BackgroundTask(Callable<T> work) {
        task = new FutureTask<>(work);
    }

    static <T> BackgroundTask<T> start(String name, Callable<T> work) {
        BackgroundTask<T> started = new BackgroundTask<>(work);
        Thread.ofVirtual().name(name).start(started.task);
        return started;
    }

    T join() throws IOException {
        try {
            return join(FOR_EVER);
        } catch (TimeoutException e) {
            throw new IllegalStateException("292 years have passed", e);
        }
    }

    T join(Duration timeout) throws IOException, TimeoutException {
        try {
            return task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }
}
