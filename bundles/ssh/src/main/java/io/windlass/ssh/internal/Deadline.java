package io.windlass.ssh.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Does something once when time is up, unless it is closed before. */
final class Deadline implements AutoCloseable {

    private enum State {
        RUNNING,
        PASSED,
        MET
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
    private final Thread timer;

    Deadline(Duration timeout, Runnable whenPassed) {
        timer = Thread.ofVirtual().name("ssh-deadline").start(() -> await(timeout, whenPassed));
    }

    boolean passed() {
        return state.get() == State.PASSED;
    }

    /** Ends the timer; what it has begun is not interrupted. */
    @Override
    public void close() {
        if (state.compareAndSet(State.RUNNING, State.MET)) {
            timer.interrupt();
        }
    }

    private void await(Duration timeout, Runnable whenPassed) {
        try {
            Thread.sleep(timeout);
        } catch (InterruptedException met) {
            return;
        }
        if (state.compareAndSet(State.RUNNING, State.PASSED)) {
            whenPassed.run();
        }
    }
}
