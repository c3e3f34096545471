package io.windlass.core.internal;

import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.store.HostStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The steps of one operation that make and remove something at a provider, tried again while that makes sense. After an
 * attempt whose outcome nobody knows they look for what may have come of it, for as long as the provider may hide it,
 * before they make or forget anything: otherwise a lost answer would be a lost or a doubled host.
 */
final class ProviderSteps {

    /** A driver that fails with one of these promises that nothing was made. */
    private static final Set<StandardErrorCode> WITHOUT_EFFECT = EnumSet.of(
            StandardErrorCode.INVALID_ARGUMENT,
            StandardErrorCode.PRECONDITION_FAILED,
            StandardErrorCode.NOT_SUPPORTED,
            StandardErrorCode.DRIVER_NOT_FOUND,
            StandardErrorCode.PROVIDER_AUTHENTICATION_FAILED,
            StandardErrorCode.PROVIDER_QUOTA_EXCEEDED,
            StandardErrorCode.PROVIDER_RATE_LIMITED);

    private final DriverCalls drivers;
    private final HostStore store;
    private final InstantSource clock;
    private final Duration deadline;
    private boolean uncertain;
    private Optional<Instant> unknownSince = Optional.empty();

    /**
     * For one operation.
     *
     * @param drivers calls the driver
     * @param store keeps what it gave
     * @param clock tells how long to look
     * @param wishes what is known of earlier attempts, and how long to try
     */
    ProviderSteps(DriverCalls drivers, HostStore store, InstantSource clock, Wishes wishes) {
        this.drivers = drivers;
        this.store = store;
        this.clock = clock;
        this.deadline = wishes.patience().provider();
        this.uncertain = wishes.uncertain();
    }

    /** Makes the instance, or finds the one that an earlier attempt has made. */
    Step make() {
        return Step.Await.provider("Creating the instance", this::make, deadline);
    }

    /** Removes the instance at its provider, then the record. */
    Step remove() {
        return Step.Await.provider("Removing the instance", this::remove, deadline);
    }

    private HostRecord make(HostRecord record, Progress progress) {
        // What is recorded may be gone or switched off since: a creation that is taken up again starts from what
        // exists.
        Optional<Instance> found = record.instance().isPresent() ? drivers.find(record) : settled(record);
        if (found.isPresent()) {
            return adopt(record.with(found.get()), progress);
        }
        try {
            return saved(record.with(drivers.create(record, progress)));
        } catch (RuntimeException e) {
            note(e);
            throw e;
        }
    }

    private HostRecord adopt(HostRecord record, Progress progress) {
        boolean off = record.instance()
                .map(Instance::state)
                .filter(InstanceState.STOPPED::equals)
                .isPresent();
        return saved(off && drivers.hasPowerControl(record) ? record.with(drivers.start(record, progress)) : record);
    }

    private HostRecord remove(HostRecord record, Progress progress) {
        if (record.instance().isEmpty()) {
            settled(record);
        }
        drivers.remove(record, progress);
        store.remove(record.name());
        return record;
    }

    private void note(RuntimeException thrown) {
        boolean harmless = thrown instanceof MachineException failure
                && failure.code() instanceof StandardErrorCode code
                && WITHOUT_EFFECT.contains(code);
        if (!harmless) {
            uncertain = true;
            unknownSince = Optional.of(clock.instant());
        }
    }

    /** Looks for what an earlier attempt may have made; fails, to be tried again, while it may still come to light. */
    private Optional<Instance> settled(HostRecord record) {
        if (!uncertain) {
            return Optional.empty();
        }
        Optional<Instance> found = drivers.find(record);
        Instant since = unknownSince.orElseGet(clock::instant);
        unknownSince = Optional.of(since);
        if (found.isEmpty() && since.plus(drivers.settling(record)).isAfter(clock.instant())) {
            throw new MachineException(
                    StandardErrorCode.PROVIDER_UNAVAILABLE,
                    "Nobody knows yet whether an earlier attempt has made \"" + record.name() + "\".",
                    "");
        }
        uncertain = found.isPresent();
        return found;
    }

    private HostRecord saved(HostRecord record) {
        return store.save(record);
    }
}
