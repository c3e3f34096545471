package io.windlass.core.internal;

import io.windlass.api.host.HostRecord;
import io.windlass.api.host.HostSettings;
import io.windlass.api.host.Operation;
import io.windlass.core.HostView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.typed.ActorRef;

/** What a host's actor understands. */
sealed interface HostCommand {

    /** What waits for its turn. */
    sealed interface Request extends HostCommand {

        /**
         * Returns who asked.
         *
         * @return is told the end
         */
        ActorRef<OperationEvent> replyTo();
    }

    /**
     * Puts an operation into the queue.
     *
     * @param operation what to do
     * @param wishes what the caller decides
     * @param replyTo is told each step and the end
     */
    record Perform(Operation operation, Wishes wishes, ActorRef<OperationEvent> replyTo) implements Request {}

    /**
     * Changes what the user wants of the host, without touching it.
     *
     * @param change what becomes of the settings
     * @param replyTo is told the end
     */
    record Change(UnaryOperator<HostSettings> change, ActorRef<OperationEvent> replyTo) implements Request {}

    /**
     * Takes back a request: out of the queue, or at its next safe point.
     *
     * @param replyTo who asked for it
     */
    record Withdraw(ActorRef<OperationEvent> replyTo) implements HostCommand {}

    /**
     * Stops whatever operation is under way at its next safe point.
     *
     * @param replyTo is told which one it is; empty if there is none, or it is too late
     */
    record Cancel(ActorRef<Optional<Operation>> replyTo) implements HostCommand {}

    /**
     * Asks for knowledge that is young enough.
     *
     * @param maximumAge how old it may be
     * @param replyTo is told the host
     */
    record Refresh(Duration maximumAge, ActorRef<Optional<HostView>> replyTo) implements HostCommand {}

    /** The probe's connection broke: something happened to the host. */
    enum Lost implements HostCommand {
        LOST
    }

    /** Another program has changed the host in the store. */
    enum Edited implements HostCommand {
        EDITED
    }

    /** The store does not have the host any more: another program has removed it. */
    enum Vanished implements HostCommand {
        VANISHED
    }

    /**
     * Whether the host may be repaired now.
     *
     * @param operation what was asked for
     * @param granted the answer
     */
    record MayHeal(Operation operation, boolean granted) implements HostCommand {}

    /**
     * A step of an operation is done.
     *
     * @param record the host after it
     */
    record StepSucceeded(HostRecord record) implements HostCommand {}

    /**
     * A step of an operation, a change or a look failed.
     *
     * @param error why
     */
    record StepFailed(HostError error) implements HostCommand {}

    /**
     * A look is over.
     *
     * @param before the host before it
     * @param result what was found
     * @param certificateToo whether the certificate was looked at
     * @param certificate its end, if it is near
     */
    record Looked(HostRecord before, Look.Result result, boolean certificateToo, Optional<Instant> certificate)
            implements HostCommand {}

    /** Timers. */
    enum Signal implements HostCommand {
        /** It is time for a look. */
        LOOK,
        /** The last look that succeeded is too old. */
        STALE,
        /** The pause before the next attempt of a step is over. */
        ATTEMPT,
        /** The deadline of a step is over. */
        OVERDUE
    }
}
