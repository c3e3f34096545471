package io.windlass.core.internal;

import io.windlass.api.driver.Driver;
import io.windlass.api.driver.DriverName;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.option.OptionSchema;
import io.windlass.core.BundleUse;
import java.time.Duration;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The drivers that are installed now. A driver is leased for the length of one call: whoever wants to stop its bundle
 * waits until the calls under way are back. Whatever a driver throws harms the call that it was asked for, nothing else.
 */
@Component(service = {DriverRegistry.class, BundleUse.class})
public final class DriverRegistry implements BundleUse {

    private static final Logger LOG = LoggerFactory.getLogger(DriverRegistry.class);

    /** A bundle that is being updated in place is back after some 50 ms; this is how long a command waits for it. */
    private static final Duration ABSENCE = Duration.ofSeconds(2);

    /** For so long after the daemon's start a driver that is asked for may be on its way. */
    private static final Duration STARTING = Duration.ofSeconds(10);

    private final LeasedServices<Driver<?>> drivers = new LeasedServices<>();
    private volatile Consumer<String> listener = _ -> {};
    private volatile long startedBy = System.nanoTime();

    /** Called by the component runtime. */
    @Activate
    void start() {
        startedBy = System.nanoTime() + STARTING.toNanos();
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
        boolean first = drivers.add(name(properties), driver, LeasedServices.bundle(properties));
        LOG.info("Driver {} is there", name(properties));
        if (first) {
            listener.accept(name(properties));
        }
    }

    /**
     * Called by the component runtime before a driver goes; returns when no call to it is under way.
     *
     * @param driver the service
     * @param properties its service properties
     */
    void removeDriver(Driver<?> driver, Map<String, Object> properties) {
        int left = drivers.remove(name(properties), driver);
        if (left > 0) {
            LOG.warn("Driver {} goes although {} calls to it are under way", name(properties), left);
        }
        if (!names().contains(name(properties))) {
            LOG.info("Driver {} is gone", name(properties));
            listener.accept(name(properties));
        }
    }

    /** Asks to be told when a driver comes that was not there, or goes for good; replaces whoever asked before. */
    void onChange(Consumer<String> told) {
        listener = told;
    }

    private static String name(Map<String, Object> properties) {
        return String.valueOf(properties.get(DriverName.PROPERTY));
    }

    @Override
    public int retire(long bundle, Duration patience, IntConsumer waiting) {
        return drivers.retire(bundle, patience, waiting);
    }

    @Override
    public void readmit(long bundle) {
        drivers.readmit(bundle);
    }

    @Override
    public void abandon(long bundle) {
        drivers.abandon(bundle);
    }

    SortedSet<String> names() {
        return drivers.names();
    }

    OptionSchema<?> options(String name) {
        Duration patience = System.nanoTime() - startedBy < 0 ? ABSENCE : Duration.ZERO;
        return call(name, patience, driver -> OptionSchema.of(driver.specType()));
    }

    /**
     * Calls a driver while it is held.
     *
     * @param name the driver's name
     * @param call what to do with it; must not keep it
     * @return what the call returns
     * @throws MachineException with {@link StandardErrorCode#DRIVER_NOT_FOUND}, what the driver throws, or {@link
     *     StandardErrorCode#INTERNAL_ERROR} for what it should not throw
     */
    <T> T call(String name, Function<Driver<?>, T> call) {
        return call(name, ABSENCE, call);
    }

    private <T> T call(String name, Duration patience, Function<Driver<?>, T> call) {
        try (LeasedServices<Driver<?>>.Lease lease = drivers.lease(name, patience)) {
            if (lease == null) {
                throw notFound(name);
            }
            return withItsLoader(lease.service(), call);
        } catch (MachineException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError defect) {
            LOG.error("A defect of the driver {}", name, defect);
            throw new MachineException(
                    StandardErrorCode.INTERNAL_ERROR,
                    "Driver \"" + name + "\" failed: " + defect.getClass().getSimpleName() + ".",
                    "That is a defect of the driver; the daemon's log has the details.",
                    defect);
        }
    }

    /** Threads that the driver starts inherit the loader, by which they can be told when its bundle goes. */
    private static <T> T withItsLoader(Driver<?> driver, Function<Driver<?>, T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(driver.getClass().getClassLoader());
        try {
            return call.apply(driver);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private MachineException notFound(String name) {
        return new MachineException(
                StandardErrorCode.DRIVER_NOT_FOUND,
                "Driver \"" + name + "\" not found.",
                "Installed drivers: " + String.join(", ", names())
                        + ". Install others by: machine bundle install FILE");
    }
}
