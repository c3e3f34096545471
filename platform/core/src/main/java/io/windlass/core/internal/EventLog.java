package io.windlass.core.internal;

import io.windlass.api.host.HostRecord;
import io.windlass.api.host.InstanceState;
import io.windlass.core.EventStream;
import io.windlass.core.HostEvent;
import io.windlass.core.HostEvent.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happened to hosts: numbered, written to the daemon's log, kept for those who ask late, and handed to those who
 * listen. Bounded everywhere: a listener that falls behind loses its oldest events and is told how many.
 */
final class EventLog {

    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

    private final InstantSource clock;
    private final int kept;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<HostEvent> recent = new ArrayDeque<>();
    private final Set<Listener> listeners = new CopyOnWriteArraySet<>();
    private long sequence;

    /**
     * Makes an empty log.
     *
     * @param clock tells when something was noticed
     * @param kept how many events are kept, for latecomers and for each listener
     */
    EventLog(InstantSource clock, int kept) {
        this.clock = clock;
        this.kept = kept;
    }

    void publish(HostRecord host, Kind kind, InstanceState state, String message) {
        publish(host.name(), host.driverName(), kind, state, message);
    }

    void publish(String host, String driverName, Kind kind, InstanceState state, String message) {
        lock.lock();
        try {
            HostEvent event = new HostEvent(++sequence, clock.instant(), host, driverName, kind, state, message);
            LOG.info("{}: {}: {}", host, kind, message);
            recent.addLast(event);
            if (recent.size() > kept) {
                recent.removeFirst();
            }
            listeners.forEach(listener -> listener.offer(event));
        } finally {
            lock.unlock();
        }
    }

    EventStream follow() {
        lock.lock();
        try {
            Listener listener = new Listener();
            recent.forEach(listener::offer);
            listeners.add(listener);
            return listener;
        } finally {
            lock.unlock();
        }
    }

    private final class Listener implements EventStream {

        private final Condition arrived = lock.newCondition();
        private final Deque<HostEvent> waiting = new ArrayDeque<>();
        private long missed;

        /** With the lock held. */
        void offer(HostEvent event) {
            if (waiting.size() == kept) {
                waiting.removeFirst();
                missed++;
            }
            waiting.addLast(event);
            arrived.signal();
        }

        @Override
        public Optional<HostEvent> next(Duration timeout) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                long left = timeout.toNanos();
                while (waiting.isEmpty() && left > 0) {
                    left = arrived.awaitNanos(left);
                }
                return missed > 0 ? Optional.of(gap()) : Optional.ofNullable(waiting.pollFirst());
            } finally {
                lock.unlock();
            }
        }

        private HostEvent gap() {
            HostEvent next = waiting.getFirst();
            String message = missed + " events were missed, since they were not taken in time.";
            missed = 0;
            return new HostEvent(
                    next.sequence() - 1, next.at(), "", "", Kind.EVENTS_MISSED, InstanceState.UNKNOWN, message);
        }

        @Override
        public void close() {
            listeners.remove(this);
        }
    }
}
