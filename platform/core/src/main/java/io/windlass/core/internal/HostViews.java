package io.windlass.core.internal;

import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Failure;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.Operation;
import io.windlass.api.store.HostStore;
import io.windlass.api.store.StoredHost;
import io.windlass.core.HostView;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes what commands see of what actors know. */
final class HostViews {

    private HostViews() {}

    static HostView of(HostRecord record, Knowledge knowledge, @Nullable Operation activity, HostStore store) {
        return new HostView(
                record.name(),
                record.driverName(),
                state(knowledge, activity),
                knowledge.lastState(),
                Optional.ofNullable(activity),
                record.instance().flatMap(Instance::engine),
                record.instance().flatMap(Instance::address),
                knowledge.engineVersion(),
                record.failure().or(knowledge::failure),
                knowledge.checked(),
                knowledge.looked(),
                store.directory(record.name()),
                Optional.of(record));
    }

    static HostView of(StoredHost.Damaged damaged, HostStore store) {
        return new HostView(
                damaged.name(),
                "",
                InstanceState.ERROR,
                InstanceState.ERROR,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(damaged.failure()),
                Instant.EPOCH,
                Instant.EPOCH,
                store.directory(damaged.name()),
                Optional.empty());
    }

    /** A host with the id of another one, as when somebody copied a folder, and for a moment when a host has just gone. */
    static StoredHost.Damaged doubled(HostRecord record) {
        return new StoredHost.Damaged(
                record.name(),
                new Failure(
                        StandardErrorCode.STORE_DAMAGED.name(),
                        "The folder of host \"" + record.name() + "\" is a copy of another host's: both have the id "
                                + record.id() + ".",
                        "Remove one of the two folders; both stand for the same machine."));
    }

    /** A host whose actor has given up. */
    static HostView abandoned(HostView view, Throwable cause) {
        Failure failure = new Failure(
                StandardErrorCode.INTERNAL_ERROR.name(),
                "The supervision of this host failed again and again, and rests. "
                        + HostError.of(cause).message(),
                "The daemon's log has the details; the next command for the host tries again.");
        return new HostView(
                view.name(),
                view.driverName(),
                InstanceState.ERROR,
                view.lastState(),
                Optional.empty(),
                view.engine(),
                view.address(),
                Optional.empty(),
                Optional.of(failure),
                view.checked(),
                view.looked(),
                view.directory(),
                view.record());
    }

    /** A host that the platform works on is in transit, whatever the last look found. */
    private static InstanceState state(Knowledge knowledge, @Nullable Operation activity) {
        return switch (activity) {
            case CREATE, START, RESTART -> InstanceState.STARTING;
            case STOP, KILL, REMOVE -> InstanceState.STOPPING;
            case PROVISION, UPGRADE, REGENERATE_CERTS, FORGET -> knowledge.state();
            case null -> knowledge.state();
        };
    }
}
