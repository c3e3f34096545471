package io.windlass.ssh.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work on a virtual thread of its own; its failure is that of whoever waits for it. */
final class BackgroundTask<T> {

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
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }
}
