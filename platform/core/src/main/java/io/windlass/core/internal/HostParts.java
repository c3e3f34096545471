package io.windlass.core.internal;

import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Operation;
import io.windlass.api.store.HostStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * What every host actor is made of.
 *
 * @param plans how operations are carried out
 * @param looks how a host is looked at
 * @param store where hosts are kept
 * @param threads virtual threads
 * @param events what happened
 * @param limits what the operator set
 * @param clock tells the time of looks and intents
 * @param random keeps hosts from marching in step; safe for any thread
 */
record HostParts(
        BiFunction<Operation, Wishes, Plan> plans,
        Looks looks,
        HostStore store,
        Executor threads,
        EventLog events,
        Limits limits,
        Clock clock,
        RandomGenerator random) {

    /** How a host is looked at. All of it blocks. */
    interface Looks {

        /**
         * Looks at what a host does.
         *
         * @param record the host
         * @param source whom to believe about the instance
         * @return what was found
         */
        Look.Result at(HostRecord record, Look.Source source);

        /**
         * Looks at how long the engine's certificate lasts.
         *
         * @param record the host
         * @return its end, if it is near or over
         */
        Optional<Instant> expiringCertificate(HostRecord record);

        /**
         * Gives up what looks at a host have kept open; nothing unless overridden.
         *
         * @param record the host
         */
        default void leave(HostRecord record) {}
    }

    /**
     * What the operator set.
     *
     * @param lookInterval the time between two looks at a host
     * @param queueLength how many operations may wait for a host
     * @param patience how long to wait where nobody says otherwise
     */
    record Limits(Duration lookInterval, int queueLength, Wishes.Patience patience) {

        /** How long a successful look counts. */
        Duration shelfLife() {
            return lookInterval.multipliedBy(2);
        }
    }
}
