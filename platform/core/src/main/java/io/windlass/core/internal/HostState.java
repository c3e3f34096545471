package io.windlass.core.internal;

import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Operation;
import io.windlass.core.HostEvent.Kind;
import io.windlass.core.HostView;
import org.jspecify.annotations.Nullable;

/** What a host's actor knows. Belongs to the actor and outlives its restart. */
final class HostState {

    private final HostParts parts;
    private final HostWatch watch;
    private HostRecord record;
    private boolean stored;

    /**
     * Begins to know a host.
     *
     * @param parts shared by all hosts
     * @param record the host
     * @param stored whether it is in the store already
     */
    HostState(HostParts parts, HostRecord record, boolean stored) {
        this.parts = parts;
        this.watch = new HostWatch(parts.events());
        this.record = record;
        this.stored = stored;
    }

    HostRecord record() {
        return record;
    }

    String name() {
        return record.name();
    }

    HostWatch watch() {
        return watch;
    }

    /** A host that is not stored is nobody's business yet. */
    boolean stored() {
        return stored;
    }

    void know(HostRecord current) {
        record = current;
    }

    void markStored() {
        stored = true;
    }

    HostView view(@Nullable Operation activity) {
        return HostViews.of(record, watch.knowledge(), activity, parts.store());
    }

    void publish(Kind kind, String message) {
        parts.events().publish(record, kind, watch.knowledge().state(), message);
    }
}
