package io.windlass.api.driver;

import io.windlass.api.error.MachineException;
import io.windlass.api.host.Instance;

/**
 * A driver that can switch its hosts on and off. The same rules hold as for {@link Driver}. A host of a driver without
 * this capability can still be restarted where it has SSH: the platform then reboots it from inside.
 *
 * @param <S> the driver's spec
 */
public interface PowerControl<S extends Record> {

    /**
     * Switches the host on; one that runs already stays as it is.
     *
     * @param host the host
     * @return the host as it is now, about to accept SSH
     * @throws MachineException if it does not start
     */
    Instance start(DriverHost<S> host);

    /**
     * Shuts the host down in good order and returns when it is off; one that is off already stays as it is.
     *
     * @param host the host
     * @throws MachineException if it is still on after the driver's own deadline
     */
    void stop(DriverHost<S> host);

    /**
     * Switches the host off at once and returns when it is off; one that is off already stays as it is.
     *
     * @param host the host
     * @throws MachineException if it cannot be switched off
     */
    void kill(DriverHost<S> host);
}
