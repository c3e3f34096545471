package io.windlass.kit.internal;

import io.windlass.api.driver.Driver;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A driver, and what its author says about it. {@code DriverConformance} explains each of these.
 *
 * @param <S> the driver's spec
 */
public interface Subject<S extends Record> {

    String name();

    Driver<S> newDriver();

    void dispose(Driver<S> driver);

    S spec();

    Optional<S> unreachable();

    Optional<S> silent();

    OptionalLong requests();

    boolean makesHosts();

    Set<String> adoptedOptions();

    Duration deadline();
}
