package io.windlass.core.internal;

import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Failure;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.Operation;
import io.windlass.core.HostEvent.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one host, what of it is news, and what would heal it. Belongs to the host's actor; survives the
 * actor's restart.
 */
final class HostWatch {

    /** A host is restarted only when it did not answer this often in a row. */
    private static final int SILENT_LOOKS = 3;

    /** Attempts to heal before somebody has to look. */
    private static final int ATTEMPTS = 3;

    /** Looks in a row that must find it well before the attempts are forgotten. */
    private static final int WELL_LOOKS = 10;

    private final EventLog events;
    private Knowledge knowledge = Knowledge.NONE;
    private int silentLooks;
    private int wellLooks;
    private int attempts;
    private boolean gaveUp;
    private boolean heldBack;

    HostWatch(EventLog events) {
        this.events = events;
    }

    Knowledge knowledge() {
        return knowledge;
    }

    /**
     * After an operation that nobody looked at: its outcome tells the state. That a host runs it tells only where the
     * operation has talked to its engine, and not of a host that is only a URL.
     */
    void operated(HostRecord record, Instant now) {
        InstanceState left = record.instance().map(Instance::state).orElse(InstanceState.ERROR);
        boolean talked = record.instance().flatMap(Instance::ssh).isPresent();
        know(left == InstanceState.RUNNING && !talked ? Knowledge.NONE : Knowledge.told(left, now), record);
    }

    void looked(HostRecord before, Look.Result result) {
        switch (result) {
            case Look.Result.Seen seen -> seen(before, seen);
            case Look.Result.Unseen unseen -> unseen(unseen);
        }
    }

    private void seen(HostRecord before, Look.Result.Seen seen) {
        boolean well = seen.state() == InstanceState.RUNNING && seen.failure().isEmpty();
        silentLooks = seen.state() == InstanceState.RUNNING && !well ? silentLooks + 1 : 0;
        wellLooks = well ? wellLooks + 1 : 0;
        if (wellLooks >= WELL_LOOKS) {
            attempts = 0;
            gaveUp = false;
        }
        tellMoved(before, seen);
        tellFound(seen);
        knowledge = Knowledge.seen(
                seen.state(), seen.engineVersion(), seen.failure().map(HostError::toFailure), seen.at());
    }

    private void tellMoved(HostRecord before, Look.Result.Seen seen) {
        Optional<String> from = before.instance().flatMap(Instance::address);
        Optional<String> to = seen.record().instance().flatMap(Instance::address);
        if (from.isPresent() && !from.equals(to)) {
            publish(
                    seen.record(),
                    Kind.ADDRESS_CHANGED,
                    seen.state(),
                    "The address changed from " + from.get() + " to " + to.orElse("none") + ".");
        }
    }

    private void tellFound(Look.Result.Seen seen) {
        HostRecord record = seen.record();
        String code = seen.failure().map(HostError::code).orElse("");
        boolean known = knowledge.failure().map(Failure::code).orElse("").equals(code);
        if (code.equals(StandardErrorCode.INSTANCE_GONE.name())
                && record.instance().isPresent()) {
            tellOnce(known, record, Kind.INSTANCE_GONE, seen);
        } else if (code.equals(StandardErrorCode.SSH_HOST_KEY_CHANGED.name())) {
            tellOnce(known, record, Kind.HOST_KEY_CHANGED, seen);
        } else {
            tellState(record, seen.state());
        }
    }

    private void tellOnce(boolean known, HostRecord record, Kind kind, Look.Result.Seen seen) {
        if (!known) {
            publish(
                    record,
                    kind,
                    seen.state(),
                    seen.failure().map(HostError::message).orElse(""));
        }
    }

    private void tellState(HostRecord record, InstanceState now) {
        InstanceState last = knowledge.lastState();
        InstanceState wanted = record.instance().map(Instance::state).orElse(now);
        if (now == InstanceState.STOPPED && last != now && wanted == InstanceState.RUNNING) {
            publish(record, Kind.STOPPED_OUTSIDE, now, "The host was stopped by somebody else.");
        } else if (now == InstanceState.RUNNING && last == InstanceState.STOPPED && wanted == last) {
            publish(record, Kind.STARTED_OUTSIDE, now, "The host was started by somebody else.");
        } else if (now != knowledge.state() && (last != InstanceState.UNKNOWN || now != wanted)) {
            // That a host is as it was left is no news when the daemon sees it for the first time.
            tellChange(record, knowledge.state(), now);
        }
    }

    private void tellChange(HostRecord record, InstanceState from, InstanceState to) {
        publish(record, Kind.STATE_CHANGED, to, "The state changed from " + from.label() + " to " + to.label() + ".");
    }

    private void unseen(Look.Result.Unseen unseen) {
        boolean silent = unseen.failure().code().equals(StandardErrorCode.SSH_UNREACHABLE.name())
                || unseen.failure().code().equals(StandardErrorCode.ENGINE_UNREACHABLE.name())
                || unseen.failure().code().equals(StandardErrorCode.TIMEOUT.name());
        // A provider that does not answer says nothing about the host, so it heals nothing either.
        silentLooks = silent ? silentLooks + 1 : silentLooks;
        wellLooks = 0;
        Knowledge latest = knowledge.unseen(unseen.failure().toFailure(), unseen.at());
        boolean nobodyCanTell = unseen.failure().code().equals(StandardErrorCode.DRIVER_NOT_FOUND.name());
        know(nobodyCanTell ? latest.stale() : latest, unseen.record());
    }

    /** No look succeeded for too long: nothing may be said of the state any more. */
    void stale(HostRecord record) {
        know(knowledge.stale(), record);
    }

    private void know(Knowledge latest, HostRecord record) {
        if (latest.state() != knowledge.state()) {
            tellChange(record, knowledge.state(), latest.state());
        }
        knowledge = latest;
    }

    /** Tells when the engine's certificate ends soon. */
    void certificate(HostRecord record, Instant end) {
        publish(
                record,
                Kind.CERTIFICATE_EXPIRING,
                knowledge.state(),
                "The engine's certificate ends at " + end + "; renew it: machine regenerate-certs " + record.name());
    }

    /** What would heal the host; only where its user asked for it, and only a few times. */
    Optional<Operation> remedy(HostRecord record) {
        boolean wanted = record.settings().selfHealing()
                && record.created().isPresent()
                && record.instance()
                        .map(Instance::state)
                        .filter(InstanceState.RUNNING::equals)
                        .isPresent();
        Optional<Operation> remedy = wanted ? remedy() : Optional.empty();
        if (remedy.isPresent() && attempts >= ATTEMPTS) {
            tellGivenUp(record);
            return Optional.empty();
        }
        return remedy;
    }

    private Optional<Operation> remedy() {
        if (knowledge.state() == InstanceState.STOPPED) {
            return Optional.of(Operation.START);
        }
        return silentLooks >= SILENT_LOOKS ? Optional.of(Operation.RESTART) : Optional.empty();
    }

    private void tellGivenUp(HostRecord record) {
        if (!gaveUp) {
            gaveUp = true;
            publish(
                    record,
                    Kind.HEALING_HELD,
                    knowledge.state(),
                    "The host was repaired " + ATTEMPTS
                            + " times without lasting success; somebody has to look at it.");
        }
    }

    void healing(HostRecord record, Operation operation) {
        attempts++;
        heldBack = false;
        silentLooks = 0;
        publish(
                record,
                Kind.HEALING_BEGAN,
                knowledge.state(),
                operation == Operation.START
                        ? "The host was found stopped and is started."
                        : "The host did not answer and is restarted.");
    }

    /** The fuse says no, for now. */
    void held(HostRecord record) {
        if (!heldBack) {
            heldBack = true;
            publish(
                    record,
                    Kind.HEALING_HELD,
                    knowledge.state(),
                    "The host needs repair and has to wait: too many of its driver's hosts are being repaired.");
        }
    }

    private void publish(HostRecord record, Kind kind, InstanceState state, String message) {
        events.publish(record, kind, state, message);
    }
}
