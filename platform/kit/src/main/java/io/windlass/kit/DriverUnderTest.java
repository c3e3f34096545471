package io.windlass.kit;

import io.windlass.api.driver.Driver;
import io.windlass.api.driver.ProviderCalls;
import io.windlass.kit.internal.Subject;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What an author says about a driver, so that it can be tested. Called for each test anew.
 *
 * @param <S> the driver's spec
 */
public abstract class DriverUnderTest<S extends Record> {

    DriverUnderTest() {}

    /**
     * Returns the driver's name.
     *
     * @return as users give it with {@code --driver}
     */
    protected abstract String name();

    /**
     * Makes the driver as Declarative Services would.
     *
     * @return a new object each time
     */
    protected abstract Driver<S> newDriver();

    /**
     * Returns what hosts are made with. Secret options have distinctive values of eight characters or more.
     *
     * @return always an equal one during a test
     */
    protected abstract S spec();

    /**
     * Ends a driver as Declarative Services would.
     *
     * @param driver what {@link #newDriver} gave; it is not called again
     */
    protected void dispose(Driver<S> driver) {}

    /**
     * Returns a spec whose provider cannot be asked, because it refuses connections or credentials.
     *
     * @return nothing if there is no such thing; that rule is skipped then
     */
    protected Optional<S> unreachable() {
        return Optional.empty();
    }

    /**
     * Returns a spec whose provider takes requests and never answers them.
     *
     * @return nothing if there is no such thing; that rule is skipped then
     */
    protected Optional<S> silent() {
        return Optional.empty();
    }

    /**
     * Returns how many requests have arrived at the provider. Each of them must have been one call through {@link
     * ProviderCalls}.
     *
     * @return nothing if nobody counts
     */
    protected OptionalLong requests() {
        return OptionalLong.empty();
    }

    /**
     * Says whether the driver makes its hosts. One whose hosts exist already lists and removes nothing.
     *
     * @return true for almost all
     */
    protected boolean makesHosts() {
        return true;
    }

    /**
     * Returns options that have the name that another tool gave to them.
     *
     * @return long names that need not begin with the driver's
     */
    protected Set<String> adoptedOptions() {
        return Set.of();
    }

    /**
     * Returns how long a single call to the driver may take.
     *
     * @return a minute; more for a provider that takes its time
     */
    protected Duration deadline() {
        return Duration.ofMinutes(1);
    }

    final Subject<S> described() {
        return new Described();
    }

    /** What the subclass says, for the rules. */
    private final class Described implements Subject<S> {
        @Override
        public String name() {
            return DriverUnderTest.this.name();
        }

        @Override
        public Driver<S> newDriver() {
            return DriverUnderTest.this.newDriver();
        }

        @Override
        public void dispose(Driver<S> driver) {
            DriverUnderTest.this.dispose(driver);
        }

        @Override
        public S spec() {
            return DriverUnderTest.this.spec();
        }

        @Override
        public Optional<S> unreachable() {
            return DriverUnderTest.this.unreachable();
        }

        @Override
        public Optional<S> silent() {
            return DriverUnderTest.this.silent();
        }

        @Override
        public OptionalLong requests() {
            return DriverUnderTest.this.requests();
        }

        @Override
        public boolean makesHosts() {
            return DriverUnderTest.this.makesHosts();
        }

        @Override
        public Set<String> adoptedOptions() {
            return DriverUnderTest.this.adoptedOptions();
        }

        @Override
        public Duration deadline() {
            return DriverUnderTest.this.deadline();
        }
    }
}
