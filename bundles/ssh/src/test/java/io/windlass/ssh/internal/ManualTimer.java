package io.windlass.ssh.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes when a test says so, on the test's own thread. */
final class ManualTimer implements Timer {

    private final List<Running> running = new ArrayList<>();
    private long now;

    @Override
    public synchronized long now() {
        return now;
    }

    @Override
    public Repetition every(Duration period, Runnable work) {
        Running started = new Running(period, work);
        running.add(started);
        return () -> running.remove(started);
    }

    /** Lets time pass in steps of a second, with what is due. */
    void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            synchronized (this) {
                now += Duration.ofSeconds(1).toNanos();
            }
            List.copyOf(running).forEach(Running::tick);
        }
    }

    int repetitions() {
        return running.size();
    }

    private final class Running {

        private final Duration period;
        private final Runnable work;
        private long due;

        Running(Duration period, Runnable work) {
            this.period = period;
            this.work = work;
            due = now() + period.toNanos();
        }

        void tick() {
            if (now() >= due) {
                due += period.toNanos();
                work.run();
            }
        }
    }
}
