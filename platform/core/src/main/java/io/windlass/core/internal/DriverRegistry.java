package io.windlass.core.internal;

import io.windlass.api.driver.Driver;
import io.windlass.api.driver.DriverName;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.option.OptionSchema;
import java.time.Duration;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The drivers that are installed now. A driver is leased for the length of one call: whoever wants to stop its bundle
 * waits until the calls under way are back, since a class that such a call loads later would be missing.
 */
@Component(service = DriverRegistry.class)
public final class DriverRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(DriverRegistry.class);

    /** A bundle that is being updated is back after some 50 ms; this is how long a command waits for its driver. */
    private static final Duration ABSENCE = Duration.ofSeconds(2);

    /** How long the stop of a bundle waits for calls under way. */
    private static final Duration DRAIN = Duration.ofMinutes(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Leased> drivers = new TreeMap<>();

    private static final class Leased {
        private final Driver<?> driver;
        private int leases;

        Leased(Driver<?> driver) {
            this.driver = driver;
        }
    }

    /**
     * Called by the component runtime when a driver appears.
     *
     * @param driver the service
     * @param properties its service properties
     */
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addDriver(Driver<?> driver, Map<String, Object> properties) {
        String name = String.valueOf(properties.get(DriverName.PROPERTY));
        lock.lock();
        try {
            drivers.put(name, new Leased(driver));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        LOG.info("Driver {} is there", name);
    }

    /**
     * Called by the component runtime before a driver goes; returns when no call to it is under way.
     *
     * @param driver the service
     * @param properties its service properties
     */
    void removeDriver(Driver<?> driver, Map<String, Object> properties) {
        String name = String.valueOf(properties.get(DriverName.PROPERTY));
        lock.lock();
        try {
            Leased leased = drivers.get(name);
            if (leased == null || !leased.driver.equals(driver)) {
                return;
            }
            drivers.remove(name);
            long left = DRAIN.toNanos();
            while (leased.leases > 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (leased.leases > 0) {
                LOG.warn("Driver {} goes although {} calls to it are under way", name, leased.leases);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        LOG.info("Driver {} is gone", name);
    }

    SortedSet<String> names() {
        lock.lock();
        try {
            return new TreeSet<>(drivers.keySet());
        } finally {
            lock.unlock();
        }
    }

    OptionSchema<?> options(String name) {
        return call(name, Duration.ZERO, driver -> OptionSchema.of(driver.specType()));
    }

    /**
     * Calls a driver while it is held.
     *
     * @param name the driver's name
     * @param call what to do with it; must not keep it
     * @return what the call returns
     * @throws MachineException with {@link StandardErrorCode#DRIVER_NOT_FOUND}
     */
    <T> T call(String name, Function<Driver<?>, T> call) {
        return call(name, ABSENCE, call);
    }

    private <T> T call(String name, Duration patience, Function<Driver<?>, T> call) {
        Leased leased = lease(name, patience);
        try {
            return call.apply(leased.driver);
        } finally {
            release(leased);
        }
    }

    private Leased lease(String name, Duration patience) {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!drivers.containsKey(name) && left > 0) {
                left = changed.awaitNanos(left);
            }
            Leased leased = drivers.get(name);
            if (leased == null) {
                throw notFound(name);
            }
            leased.leases++;
            return leased;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notFound(name);
        } finally {
            lock.unlock();
        }
    }

    private void release(Leased leased) {
        lock.lock();
        try {
            leased.leases--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private MachineException notFound(String name) {
        return new MachineException(
                StandardErrorCode.DRIVER_NOT_FOUND,
                "Driver \"" + name + "\" not found.",
                "Installed drivers: " + String.join(", ", names()) + ". Others go into the deploy folder as a bundle.");
    }
}
