package io.windlass.ssh.internal;

import java.time.Duration;

/** The real time, and a virtual thread for each repetition. */
final class SystemTimer implements Timer {

    @Override
    public long now() {
        return System.nanoTime();
    }

    @Override
    public Repetition every(Duration period, Runnable work) {
        Thread thread = Thread.ofVirtual().name("ssh-timer").start(() -> repeat(period, work));
        return thread::interrupt;
    }

    private static void repeat(Duration period, Runnable work) {
        try {
            while (true) {
                Thread.sleep(period);
                work.run();
            }
        } catch (InterruptedException closed) {
            // That is how it ends.
        }
    }
}
