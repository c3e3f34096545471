package io.windlass.shell.commands.internal;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Works on files where no interrupt of the caller's can break it: it would close the file in the midst of a line. */
final class Uninterrupted {

    private Uninterrupted() {}

    /** What is done. */
    interface Work {
        void run() throws IOException;
    }

    /** Waits for its end; an interrupt meanwhile counts afterwards. */
    static void run(Work work) throws IOException {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            work.run();
            return true;
        });
        Thread.ofVirtual().name("audit").start(task);
        boolean interrupted = Thread.interrupted();
        while (!task.isDone()) {
            interrupted |= interruptedWhileWaiting(task);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (task.state() == Future.State.FAILED) {
            Throwable cause = task.exceptionNow();
            throw cause instanceof IOException failure ? failure : new IOException(cause);
        }
    }

    private static boolean interruptedWhileWaiting(Future<Boolean> task) {
        try {
            task.get();
            return false;
        } catch (InterruptedException e) {
            return true;
        } catch (ExecutionException e) {
            // The caller looks at how it ended.
            return false;
        }
    }
}
