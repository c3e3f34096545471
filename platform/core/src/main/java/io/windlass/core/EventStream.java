package io.windlass.core;

import java.time.Duration;
import java.util.Optional;

/**
 * Events for one listener, in order. The oldest that a listener has not taken are dropped when it falls behind by more
 * than its buffer holds; an event of kind {@link HostEvent.Kind#EVENTS_MISSED} then stands for them. For one thread.
 */
public interface EventStream extends AutoCloseable {

    /**
     * Takes the next event.
     *
     * @param timeout how long to wait for one; zero for what is there already
     * @return empty if none came in time
     * @throws InterruptedException if the waiting thread is interrupted
     */
    Optional<HostEvent> next(Duration timeout) throws InterruptedException;

    /** Ends it. */
    @Override
    void close();
}
