package io.windlass.core.internal;

import io.windlass.api.host.HostId;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.HostSettings;
import io.windlass.api.host.Operation;
import io.windlass.api.store.StoredHost;
import io.windlass.core.HostView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.typed.ActorRef;

/** What the actor of all hosts understands. */
sealed interface FleetCommand {

    /**
     * Makes a host.
     *
     * @param record the host, not stored yet
     * @param wishes what the caller decides
     * @param replyTo is told each step and the end
     */
    record Create(HostRecord record, Wishes wishes, ActorRef<OperationEvent> replyTo) implements FleetCommand {}

    /**
     * Puts an operation into a host's queue.
     *
     * @param name the host's name
     * @param operation what to do
     * @param wishes what the caller decides
     * @param replyTo is told each step and the end
     */
    record Perform(String name, Operation operation, Wishes wishes, ActorRef<OperationEvent> replyTo)
            implements FleetCommand {}

    /**
     * Asks for one host.
     *
     * @param name the host's name
     * @param maximumAge how old the knowledge may be; empty for whatever is known
     * @param replyTo is told the host, or that there is none
     */
    record Get(String name, Optional<Duration> maximumAge, ActorRef<Optional<HostView>> replyTo)
            implements FleetCommand {}

    /**
     * Asks for all hosts.
     *
     * @param replyTo is told them in natural order
     */
    record GetAll(ActorRef<Listing> replyTo) implements FleetCommand {}

    /**
     * All hosts.
     *
     * @param hosts in natural order
     * @param error why the store cannot be read, if it cannot
     */
    record Listing(List<HostView> hosts, Optional<HostError> error) {}

    /**
     * A host changed.
     *
     * @param view how it is now
     */
    record Changed(HostView view) implements FleetCommand {}

    /**
     * A host is no more.
     *
     * @param name its name
     * @param actor its actor, about to stop
     */
    record Gone(String name, ActorRef<HostCommand> actor) implements FleetCommand {}

    /**
     * The store was read.
     *
     * @param hosts what it has
     */
    record Scanned(List<StoredHost> hosts) implements FleetCommand {}

    /**
     * The store could not be read.
     *
     * @param error why
     */
    record ScanFailed(HostError error) implements FleetCommand {}

    /**
     * A damaged host was removed from the store, or could not be.
     *
     * @param name its name
     * @param replyTo who asked
     * @param error why not
     */
    record Forgotten(String name, ActorRef<OperationEvent> replyTo, Optional<HostError> error)
            implements FleetCommand {}

    /**
     * Reads the store again, also if it was read a moment ago.
     *
     * @param replyTo is told when what was found is taken up, and why the store could not be read, if so
     */
    record Rescan(ActorRef<Optional<HostError>> replyTo) implements FleetCommand {}

    /** Timers. */
    enum Signal implements FleetCommand {
        /** It is time to read the store again. */
        SCAN
    }

    /**
     * Changes what the user wants of a host.
     *
     * @param name the host's name
     * @param change what becomes of its settings
     * @param replyTo is told the end
     */
    record Change(String name, UnaryOperator<HostSettings> change, ActorRef<OperationEvent> replyTo)
            implements FleetCommand {}

    /**
     * Takes back a request.
     *
     * @param name the host's name
     * @param replyTo who asked for it
     */
    record Withdraw(String name, ActorRef<OperationEvent> replyTo) implements FleetCommand {}

    /**
     * Stops whatever operation of a host is under way.
     *
     * @param name the host's name
     * @param replyTo is told which one it is, if there is one
     */
    record Cancel(String name, ActorRef<Optional<Operation>> replyTo) implements FleetCommand {}

    /**
     * The probe's connection to a host broke.
     *
     * @param host the host
     */
    record Lost(HostId host) implements FleetCommand {}

    /**
     * A host wants to be repaired.
     *
     * @param name its name
     * @param operation what would repair it
     * @param replyTo is told whether it may be
     */
    record Heal(String name, Operation operation, ActorRef<HostCommand> replyTo) implements FleetCommand {}

    /**
     * The repair of a host is over.
     *
     * @param name its name
     */
    record Healed(String name) implements FleetCommand {}
}
