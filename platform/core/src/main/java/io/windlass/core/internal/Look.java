package io.windlass.core.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.store.HostStore;
import io.windlass.api.store.StoredHost;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Looks at a host: what its provider says, and whether its SSH server and its engine answer. Blocks. */
final class Look implements HostParts.Looks {

    private static final Duration SSH_ANSWER = Duration.ofSeconds(10);
    private static final Duration ENGINE_ANSWER = Duration.ofSeconds(3);

    private final AccountSurveys surveys;
    private final DriverCalls drivers;
    private final EngineSetup engines;
    private final HostStore store;
    private final Semaphore permits;
    private final Clock clock;

    /** Whom to believe about the instance. The SSH server and the engine are always asked. */
    enum Source {
        /** The driver's last answer: an operation has just talked to it. */
        OPERATION,
        /** The provider, about all hosts of the account at once and not longer ago than half an interval. */
        ACCOUNT,
        /** The provider, about this very host. */
        HOST,
        /** Likewise, about the host as another program has changed it in the store. */
        STORE
    }

    /** What a look found. */
    sealed interface Result {

        /**
         * Returns the host, with a new address if it has one; stored already.
         *
         * @return what is kept about it now
         */
        HostRecord record();

        /**
         * The host was found, or found to be gone.
         *
         * @param record the host
         * @param state what it does
         * @param engineVersion what its engine said
         * @param failure what is wrong with it
         * @param at when
         */
        record Seen(
                HostRecord record,
                InstanceState state,
                Optional<String> engineVersion,
                Optional<HostError> failure,
                Instant at)
                implements Result {}

        /**
         * Nobody could tell.
         *
         * @param record the host
         * @param failure why
         * @param at when
         */
        record Unseen(HostRecord record, HostError failure, Instant at) implements Result {}
    }

    Look(AccountSurveys surveys, DriverCalls drivers, EngineSetup engines, HostStore store, int atOnce, Clock clock) {
        this.surveys = surveys;
        this.drivers = drivers;
        this.engines = engines;
        this.store = store;
        this.permits = new Semaphore(atOnce);
        this.clock = clock;
    }

    @Override
    public Result at(HostRecord known, Source source) {
        try {
            return look(source == Source.STORE ? edited(known) : known, source);
        } catch (MachineException e) {
            return new Result.Unseen(known, HostError.of(e), clock.instant());
        }
    }

    private Result look(HostRecord record, Source source) {
        try {
            Optional<Instance> found = switch (source) {
                case OPERATION -> record.instance();
                case ACCOUNT -> surveys.find(record);
                case HOST, STORE -> drivers.find(record);
            };
            return found.map(instance -> found(record, instance)).orElseGet(() -> absent(record));
        } catch (MachineException e) {
            return new Result.Unseen(record, HostError.of(e), clock.instant());
        }
    }

    /** Takes what another program has changed for our own, so that it counts as changed once. */
    private HostRecord edited(HostRecord known) {
        return switch (store.load(known.name()).orElse(null)) {
            case StoredHost.Intact intact -> store.save(intact.record());
            case StoredHost.Damaged _ -> known;
            case null -> known;
        };
    }

    @Override
    public Optional<Instant> expiringCertificate(HostRecord record) {
        try {
            return engines.expiringCertificate(record);
        } catch (MachineException e) {
            // Told by the look itself, which needs the same files.
            return Optional.empty();
        }
    }

    @Override
    public void leave(HostRecord record) {
        engines.disconnect(record);
    }

    private Result absent(HostRecord record) {
        HostError gone = HostError.of(
                StandardErrorCode.INSTANCE_GONE,
                "Host \"" + record.name() + "\" does not exist any more at its provider.",
                "Remove it: machine rm " + record.name());
        boolean settling = record.created()
                .filter(created -> created.plus(drivers.settling(record)).isAfter(clock.instant()))
                .isPresent();
        return settling
                ? new Result.Unseen(record, gone, clock.instant())
                : new Result.Seen(record, InstanceState.ERROR, Optional.empty(), Optional.of(gone), clock.instant());
    }

    private Result found(HostRecord record, Instance found) {
        HostRecord current = refreshed(record, found);
        return found.state() == InstanceState.RUNNING
                ? running(current)
                : new Result.Seen(current, found.state(), Optional.empty(), Optional.empty(), clock.instant());
    }

    /** Keeps what the provider says now, but the state: the stored one says what the last operation wanted. */
    private HostRecord refreshed(HostRecord record, Instance found) {
        InstanceState wanted = record.instance().map(Instance::state).orElse(found.state());
        HostRecord current = record.with(found.with(wanted));
        return current.equals(record) ? record : store.save(current);
    }

    /** Running is said of a host that answers, be it by SSH or by its engine; not of one that its provider calls so. */
    private Result running(HostRecord record) {
        // Not before: who waits for a provider's long list must not keep others from asking their hosts.
        permits.acquireUninterruptibly();
        try {
            return asked(record);
        } finally {
            permits.release();
        }
    }

    private Result asked(HostRecord record) {
        Optional<HostError> silent = failure(() -> engines.probe(record, SSH_ANSWER));
        if (silent.filter(Look::isDefinite).isPresent()) {
            return new Result.Seen(record, InstanceState.ERROR, Optional.empty(), silent, clock.instant());
        }
        try {
            String version = engines.version(record, ENGINE_ANSWER);
            return new Result.Seen(record, InstanceState.RUNNING, Optional.of(version), silent, clock.instant());
        } catch (MachineException e) {
            HostError engine = HostError.of(e).prefixed("Unable to query docker version: ");
            return engines.hasProbe(record) && silent.isEmpty()
                    ? new Result.Seen(
                            record, InstanceState.RUNNING, Optional.empty(), Optional.of(engine), clock.instant())
                    : new Result.Unseen(record, silent.orElse(engine), clock.instant());
        }
    }

    /** A changed key is an answer: the host must not be talked to. */
    private static boolean isDefinite(HostError error) {
        return error.code().equals(StandardErrorCode.SSH_HOST_KEY_CHANGED.name());
    }

    private static Optional<HostError> failure(Runnable probe) {
        try {
            probe.run();
            return Optional.empty();
        } catch (MachineException e) {
            return Optional.of(HostError.of(e));
        }
    }
}
