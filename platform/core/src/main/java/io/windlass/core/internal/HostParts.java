package io.windlass.core.internal;

import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Operation;
import io.windlass.api.store.HostStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What every host actor is made of.
 *
 * @param plans how operations are carried out
 * @param look how a host is looked at
 * @param store where hosts are kept
 * @param threads virtual threads
 * @param limits what the operator set
 * @param clock tells the time of looks and intents
 */
record HostParts(
        BiFunction<Operation, Wishes, Plan> plans,
        Function<HostRecord, Look.Result> look,
        HostStore store,
        Executor threads,
        Limits limits,
        Clock clock) {

    /**
     * What the operator set.
     *
     * @param lookInterval the time between two looks at a host
     * @param queueLength how many operations may wait for a host
     * @param sshDeadline how long to wait for SSH where nobody says otherwise
     */
    record Limits(Duration lookInterval, int queueLength, Duration sshDeadline) {}
}
