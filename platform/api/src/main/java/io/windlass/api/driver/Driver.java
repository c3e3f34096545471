package io.windlass.api.driver;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Instance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A source of hosts. A driver is a stateless Declarative Services component with a {@link DriverName}: it may be
 * stopped and replaced between any two calls. All methods may block; the platform calls them on virtual threads, never
 * two at a time for one host, many at a time for different hosts. Persistence, retries, rate limits and time-outs are
 * the platform's. Failures are {@link MachineException}s with a code that says whether a retry makes sense; an
 * interrupt means that the operation is cancelled and is answered by an exception as soon as possible.
 *
 * <p>What a driver can do beyond these methods it says by further interfaces: {@link PowerControl}, {@link
 * RateLimited}.
 *
 * @param <S> a public record, every component of which is an {@link io.windlass.api.option.Option}
 */
public interface Driver<S extends Record> {

    /**
     * Returns the record that users fill in. Its constructor may refuse combinations of values with a {@link
     * MachineException}. The names of its options begin with the driver's name and a dash, so that they never meet those
     * of a command; letters are the commands' own.
     *
     * @return always the same class
     */
    Class<S> specType();

    /**
     * Says whether a host can be made here and now. Called once, before anything is stored or made; must change
     * nothing.
     *
     * @param host the host to be
     * @throws MachineException with {@link StandardErrorCode#PRECONDITION_FAILED} and a hint, if something is missing
     */
    default void check(DriverHost<S> host) {}

    /**
     * Makes the host and returns when it is about to accept SSH; the platform waits for that itself. Called again with
     * the same id after a crash or a failure: must then adopt or finish what exists, never make a second one. A failure
     * with one of the codes {@code INVALID_ARGUMENT}, {@code PRECONDITION_FAILED}, {@code NOT_SUPPORTED}, {@code
     * PROVIDER_AUTHENTICATION_FAILED}, {@code PROVIDER_QUOTA_EXCEEDED} and {@code PROVIDER_RATE_LIMITED} promises that
     * nothing was made; after any other the platform looks for what may have been. Where a
     * provider may hide for a while what it has made, {@link #settling()} says so, and the platform waits before it
     * calls again.
     *
     * @param host the host to make
     * @return what now exists
     * @throws MachineException if it cannot be made; whatever exists by then carries the id and is found by {@link
     *     #find}
     */
    Instance create(DriverHost<S> host);

    /**
     * Says how long the provider may hide from {@link #find} and {@link #list} what it has made. After a creation whose
     * outcome is not known the platform looks for this long before it makes or removes anything again.
     *
     * @return zero for a provider that always tells the truth at once
     */
    default Duration settling() {
        return Duration.ZERO;
    }

    /**
     * Looks for the host by its id, never by its name, and tells its present state. Called often: it should take
     * milliseconds, and at most a few seconds.
     *
     * @param host the host to look for
     * @return what exists, or empty if the provider knows of nothing
     * @throws MachineException if the provider cannot be asked
     */
    Optional<Instance> find(DriverHost<S> host);

    /**
     * Lists what exists of this installation, whether a host claims it or not. What only the host's folder tells, such as
     * its SSH key, may be left out. Where a driver is {@link RateLimited}, all its hosts are watched by this call.
     *
     * @param account whose account is asked
     * @return possibly nothing
     * @throws MachineException if the provider cannot be asked
     */
    List<OwnedInstance> list(DriverAccount<S> account);

    /**
     * Removes the host and all that was made for it. What is gone already counts as removed.
     *
     * @param host the host to remove
     * @throws MachineException if something is left; a further call tries again
     */
    void remove(DriverHost<S> host);
}
