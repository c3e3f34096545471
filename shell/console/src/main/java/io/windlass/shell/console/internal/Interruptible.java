package io.windlass.shell.console.internal;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * The commands that run in a session now. Gogo's own way to interrupt a line does not wait for what its commands have
 * to say about it.
 */
final class Interruptible {

    private final Set<Thread> threads = new HashSet<>();

    /** Runs a command on this thread; an interrupt for it never reaches what the thread does afterwards. */
    int run(IntSupplier command) {
        synchronized (this) {
            threads.add(Thread.currentThread());
        }
        try {
            return command.getAsInt();
        } finally {
            synchronized (this) {
                threads.remove(Thread.currentThread());
                notifyAll();
                Thread.interrupted();
            }
        }
    }

    /** Waits until nothing runs. */
    synchronized void awaitEnd() throws InterruptedException {
        while (!threads.isEmpty()) {
            wait();
        }
    }

    /** Returns whether there was anything to interrupt. */
    synchronized boolean interrupt() {
        threads.forEach(Thread::interrupt);
        return !threads.isEmpty();
    }
}
