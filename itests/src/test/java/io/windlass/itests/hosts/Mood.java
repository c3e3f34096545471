package io.windlass.itests.hosts;

import io.windlass.itests.hosts.Behaviour.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The behaviour of one host, with what waits for it to change. */
final class Mood {
    private Behaviour behaviour = Behaviour.NORMAL;
    private List<Runnable> held = new ArrayList<>();

    synchronized Behaviour now() {
        return behaviour;
    }

    void change(Behaviour next) {
        for (Runnable due : changeAndRelease(next)) {
            due.run();
        }
    }

    private synchronized List<Runnable> changeAndRelease(Behaviour next) {
        behaviour = next;
        notifyAll();
        if (next == Fault.FROZEN) {
            return List.of();
        }
        List<Runnable> due = held;
        held = new ArrayList<>();
        return due;
    }

    /** Keeps what a frozen host does not do now. False if the host is not frozen and the caller is to do it itself. */
    synchronized boolean hold(Runnable before, Runnable later) {
        if (behaviour != Fault.FROZEN) {
            return false;
        }
        before.run();
        held.add(later);
        return true;
    }

    /** Returns once an answer is due: after the delay of a slow host, and not while it is frozen. */
    synchronized void pause() throws InterruptedException {
        if (behaviour instanceof Behaviour.Slow(Duration delay)) {
            long end = System.nanoTime() + delay.toNanos();
            Behaviour slow = behaviour;
            for (long left = delay.toNanos(); left > 0 && behaviour.equals(slow); left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }
        awaitEndOf(Fault.FROZEN);
    }

    synchronized void awaitEndOf(Fault fault) throws InterruptedException {
        while (behaviour == fault) {
            wait();
        }
    }
}
