package io.windlass.ssh.probe.internal;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about. */
final class Threads {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Threads() {}

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("did not come about within " + LONGEST);
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    /** Returns how many platform threads of the client are alive. */
    static long ofClient() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("ssh-probe"))
                .filter(Thread::isAlive)
                .count();
    }
}
