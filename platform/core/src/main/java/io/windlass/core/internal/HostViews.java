package io.windlass.core.internal;

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
