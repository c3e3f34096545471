package io.windlass.core.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.store.HostStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Looks at a host: what its provider says, and whether its engine answers. Blocks. */
final class Look {

    private static final Duration ENGINE_ANSWER = Duration.ofSeconds(3);

    private final DriverCalls drivers;
    private final EngineSetup engines;
    private final HostStore store;
    private final Semaphore permits;
    private final Clock clock;

    /**
     * What a look found.
     *
     * @param record the host, with a new address if it has one; stored already
     * @param knowledge the rest
     */
    record Result(HostRecord record, Knowledge knowledge) {}

    Look(DriverCalls drivers, EngineSetup engines, HostStore store, int atOnce, Clock clock) {
        this.drivers = drivers;
        this.engines = engines;
        this.store = store;
        this.permits = new Semaphore(atOnce);
        this.clock = clock;
    }

    Result at(HostRecord record) {
        permits.acquireUninterruptibly();
        try {
            return look(record);
        } catch (MachineException e) {
            return new Result(record, Knowledge.failed(InstanceState.UNKNOWN, HostError.of(e), clock.instant()));
        } finally {
            permits.release();
        }
    }

    private Result look(HostRecord record) {
        Optional<Instance> found = drivers.find(record);
        if (found.isEmpty()) {
            HostError gone = HostError.of(
                    StandardErrorCode.HOST_STATE,
                    "Host \"" + record.name() + "\" does not exist any more at its provider.",
                    "Remove it: machine rm " + record.name());
            return new Result(record, Knowledge.failed(InstanceState.ERROR, gone, clock.instant()));
        }
        HostRecord current = refreshed(record, found.get());
        return new Result(current, knowledge(current, found.get().state()));
    }

    private HostRecord refreshed(HostRecord record, Instance found) {
        HostRecord current = record.with(found);
        // The state is looked at again after a restart; only what cannot be looked up is worth a write.
        boolean same = record.instance()
                .map(known -> known.with(found.state()).equals(found))
                .orElse(false);
        if (!same) {
            store.save(current);
        }
        return current;
    }

    private Knowledge knowledge(HostRecord record, InstanceState state) {
        if (state != InstanceState.RUNNING) {
            return new Knowledge(state, Optional.empty(), Optional.empty(), clock.instant());
        }
        try {
            String version = engines.version(record, ENGINE_ANSWER);
            return new Knowledge(state, Optional.of(version), Optional.empty(), clock.instant());
        } catch (MachineException e) {
            HostError error = HostError.of(e);
            HostError shown = new HostError(
                    error.code(),
                    error.kind(),
                    error.retryable(),
                    "Unable to query docker version: " + error.message(),
                    error.hint());
            return Knowledge.failed(state, shown, clock.instant());
        }
    }
}
