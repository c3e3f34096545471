package io.windlass.core.internal;

import io.windlass.api.Installation;
import io.windlass.api.Progress;
import io.windlass.api.driver.Driver;
import io.windlass.api.driver.DriverAccount;
import io.windlass.api.driver.DriverHost;
import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.driver.PowerControl;
import io.windlass.api.driver.ProviderCalls;
import io.windlass.api.driver.RateLimited;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Instance;
import io.windlass.api.option.OptionSchema;
import io.windlass.api.store.HostStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Calls to drivers, with what is stored turned into what a driver takes. All of them block. */
final class DriverCalls {

    private final DriverRegistry drivers;
    private final Installation installation;
    private final HostStore store;
    private final AccountBudgets budgets;

    /**
     * An account whose provider counts calls.
     *
     * @param driverName the driver
     * @param account its name, as the driver gives it
     */
    record Account(String driverName, String account) {}

    DriverCalls(DriverRegistry drivers, Installation installation, HostStore store, AccountBudgets budgets) {
        this.drivers = drivers;
        this.budgets = budgets;
        this.installation = installation;
        this.store = store;
    }

    void check(HostRecord record, Progress progress) {
        this.<Optional<Void>>call(record, progress, (driver, host) -> {
            driver.check(host);
            return Optional.empty();
        });
    }

    Instance create(HostRecord record, Progress progress) {
        return call(record, progress, Driver::create);
    }

    Optional<Instance> find(HostRecord record) {
        return call(record, Progress.SILENT, Driver::find);
    }

    void remove(HostRecord record, Progress progress) {
        this.<Optional<Void>>call(record, progress, (driver, host) -> {
            driver.remove(host);
            return Optional.empty();
        });
    }

    /** How long the provider may hide what it has made. */
    Duration settling(HostRecord record) {
        return drivers.call(record.driverName(), Driver::settling);
    }

    /** Names the account of a host whose provider counts calls. */
    Optional<Account> limitedAccount(HostRecord record) {
        return limitedAccount(record.driverName(), record.settings().spec());
    }

    Optional<Account> limitedAccount(String driverName, Map<String, Object> spec) {
        return drivers.call(driverName, driver -> storedLimit(driver, spec))
                .map(limit -> new Account(driverName, limit.account()));
    }

    List<OwnedInstance> list(String driverName, Map<String, Object> stored) {
        return drivers.call(driverName, driver -> list(driver, driverName, stored));
    }

    private <S extends Record> List<OwnedInstance> list(
            Driver<S> driver, String driverName, Map<String, Object> stored) {
        S spec = spec(driver, stored);
        return driver.list(new DriverAccount<>(installation.id(), spec, calls(driver, driverName, spec)));
    }

    boolean hasPowerControl(HostRecord record) {
        return drivers.call(record.driverName(), driver -> driver instanceof PowerControl);
    }

    Instance start(HostRecord record, Progress progress) {
        return power(record, progress, PowerControl::start);
    }

    void stop(HostRecord record, Progress progress) {
        this.<Optional<Void>>power(record, progress, (power, host) -> {
            power.stop(host);
            return Optional.empty();
        });
    }

    void kill(HostRecord record, Progress progress) {
        this.<Optional<Void>>power(record, progress, (power, host) -> {
            power.kill(host);
            return Optional.empty();
        });
    }

    /** Refuses an operation that a driver without power control cannot do, in docker-machine's words. */
    void requirePowerControl(HostRecord record, String verb) {
        if (!hasPowerControl(record)) {
            throw new MachineException(
                    StandardErrorCode.NOT_SUPPORTED,
                    record.driverName() + " driver does not support " + verb,
                    "Only its owner can " + verb + " the host \"" + record.name() + "\".");
        }
    }

    private <T> T call(HostRecord record, Progress progress, BiFunction<Driver<Record>, DriverHost<Record>, T> call) {
        return drivers.call(record.driverName(), driver -> {
            // The spec that goes in is bound to this very driver's record class.
            @SuppressWarnings("unchecked")
            Driver<Record> typed = (Driver<Record>) driver;
            return call.apply(typed, host(typed, record, progress));
        });
    }

    private <T> T power(
            HostRecord record, Progress progress, BiFunction<PowerControl<Record>, DriverHost<Record>, T> call) {
        return call(record, progress, (driver, host) -> {
            @SuppressWarnings("unchecked")
            PowerControl<Record> power = (PowerControl<Record>) driver;
            return call.apply(power, host);
        });
    }

    private DriverHost<Record> host(Driver<Record> driver, HostRecord record, Progress progress) {
        Record spec = spec(driver, record.settings().spec());
        return new DriverHost<>(
                installation.id(),
                record.id(),
                record.name(),
                store.directory(record.name()),
                spec,
                record.instance(),
                calls(driver, record.driverName(), spec),
                line -> progress.line("(" + record.name() + ") " + line));
    }

    private static <S extends Record> S spec(Driver<S> driver, Map<String, Object> stored) {
        return OptionSchema.of(driver.specType()).fromStored(stored);
    }

    private <S extends Record> ProviderCalls calls(Driver<S> driver, String driverName, S spec) {
        return limit(driver, spec)
                .<ProviderCalls>map(limit -> budgets.of(driverName, limit))
                .orElse(ProviderCalls.UNLIMITED);
    }

    private static <S extends Record> Optional<RateLimited.Limit> storedLimit(
            Driver<S> driver, Map<String, Object> stored) {
        return limit(driver, spec(driver, stored));
    }

    private static <S extends Record> Optional<RateLimited.Limit> limit(Driver<S> driver, S spec) {
        // The spec that goes in is of this very driver's record class.
        @SuppressWarnings("unchecked")
        Optional<RateLimited<S>> limited =
                driver instanceof RateLimited<?> rated ? Optional.of((RateLimited<S>) rated) : Optional.empty();
        return limited.map(rated -> rated.limit(spec));
    }
}
