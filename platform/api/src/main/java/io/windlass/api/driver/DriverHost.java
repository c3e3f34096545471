package io.windlass.api.driver;

import io.windlass.api.Progress;
import io.windlass.api.host.HostId;
import io.windlass.api.host.Instance;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The host that a call to a driver is about.
 *
 * @param installation identifies the store; goes onto whatever the driver makes, together with the id
 * @param id identifies the host
 * @param name what users call it; unique in this installation at any one time, never an identity
 * @param directory the host's own folder in the store, mode 0700; removed by the platform after {@link Driver#remove}
 * @param spec what the user set
 * @param instance what the driver last answered; empty before the first creation
 * @param calls the gate to the host's account; each request to the provider goes through it
 * @param progress where to tell the user what is going on
 * @param <S> the driver's spec
 */
public record DriverHost<S extends Record>(
        String installation,
        HostId id,
        String name,
        Path directory,
        S spec,
        Optional<Instance> instance,
        ProviderCalls calls,
        Progress progress) {}
