package io.windlass.core.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Failure;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Intent;
import io.windlass.api.host.Operation;
import java.time.Instant;
import java.util.Optional;

/**
 * The states that a host has in the store, and what may follow what. Each method answers a record that must be durable
 * before the next effect. {@code docs/host-lifecycle.md} shows the same as a picture.
 */
final class HostLifecycle {

    /** Where a host stands, as far as the store knows. */
    enum Phase {
        /** Not stored: nothing exists, nothing is promised. */
        ABSENT,
        /** Being made; whatever the provider has of it carries its id. */
        CREATING,
        /** Its creation failed and was kept. */
        INCOMPLETE,
        /** Made, and nothing is being done to it. */
        READY,
        /** Made or incomplete, and something is being done to it. */
        WORKING,
        /** On its way to {@link #ABSENT}. */
        REMOVING
    }

    private HostLifecycle() {}

    static Phase phase(HostRecord record, boolean stored) {
        if (!stored) {
            return Phase.ABSENT;
        }
        return record.intent()
                .map(intent -> during(intent.operation()))
                .orElseGet(() -> record.created().isPresent() ? Phase.READY : Phase.INCOMPLETE);
    }

    private static Phase during(Operation operation) {
        return switch (operation) {
            case CREATE -> Phase.CREATING;
            case START, STOP, KILL, RESTART, PROVISION, UPGRADE, REGENERATE_CERTS -> Phase.WORKING;
            case REMOVE, FORGET -> Phase.REMOVING;
        };
    }

    /** Says what may be begun: one operation at a time, and a host is made once. */
    static boolean allows(Phase phase, Operation operation) {
        return switch (phase) {
            case ABSENT -> operation == Operation.CREATE;
            case INCOMPLETE -> true;
            case READY -> operation != Operation.CREATE;
            case CREATING, WORKING, REMOVING -> false;
        };
    }

    /** Says whether the operation works on something that the provider has. */
    static boolean needsInstance(Operation operation) {
        return switch (operation) {
            case START, STOP, KILL, RESTART, PROVISION, UPGRADE, REGENERATE_CERTS -> true;
            case CREATE, REMOVE, FORGET -> false;
        };
    }

    /** Says whether a success leaves no host. */
    static boolean vanishes(Operation operation) {
        return operation == Operation.REMOVE || operation == Operation.FORGET;
    }

    /** The host as it must be stored before the operation's first effect. */
    static HostRecord begin(HostRecord record, boolean stored, Operation operation, Instant now) {
        requireAllowed(record, phase(record, stored), operation);
        return record.begin(new Intent(operation, now));
    }

    /** The host as it must be stored before a success is told. Of an operation that vanishes nothing is stored. */
    static HostRecord succeed(HostRecord record, Operation operation, Instant now) {
        HostRecord ended = record.end(Optional.empty());
        return operation == Operation.CREATE ? ended.completed(now) : ended;
    }

    /** The host as it must be stored before a failure is told. */
    static HostRecord fail(HostRecord record, Failure why) {
        return record.end(Optional.of(why));
    }

    static void requireAllowed(HostRecord record, Phase phase, Operation operation) {
        if (!allows(phase, operation)) {
            throw phase == Phase.READY
                    ? state("Host \"" + record.name() + "\" is complete; there is no creation to take up.", "")
                    : state("Host \"" + record.name() + "\" is busy.", "Try again when it is done.");
        }
        if (needsInstance(operation) && record.instance().isEmpty()) {
            throw state(
                    "Host \"" + record.name() + "\" was never made completely.",
                    "Finish it: machine create --resume " + record.name() + ", or remove it: machine rm "
                            + record.name());
        }
    }

    private static MachineException state(String message, String hint) {
        return new MachineException(StandardErrorCode.HOST_STATE, message, hint);
    }
}
