package io.windlass.core;

import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Operation;
import io.windlass.api.option.OptionSchema;
import io.windlass.api.ssh.Remote;
import io.windlass.api.store.ExchangeReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CompletionStage;

/**
 * All hosts. The one service through which commands reach them; safe for any thread. What is asked for in the plain
 * methods is answered at once from what is known, whatever a host is busy with. Stages complete on a thread of the
 * platform and fail with a {@link MachineException} (wrapped in a {@code CompletionException} by the JDK's combinators).
 */
public interface Fleet {

    /**
     * Lists all hosts in natural order of their names, damaged ones included.
     *
     * @return as they are known now
     * @throws MachineException with {@link StandardErrorCode#STORE_UNREADABLE} if the store cannot be read
     */
    List<HostView> list();

    /**
     * Returns one host.
     *
     * @param name its name
     * @return as it is known now
     * @throws MachineException with {@link StandardErrorCode#HOST_NOT_FOUND}
     */
    HostView get(String name);

    /**
     * Returns one host, looked at not longer ago than asked. A look costs a call to the provider and one to the engine.
     *
     * @param name its name
     * @param maximumAge how old the knowledge may be; zero for a look now
     * @param deadline how long to wait for the look; after it the stage completes with what was last known
     * @return the host
     */
    CompletionStage<HostView> get(String name, Duration maximumAge, Duration deadline);

    /**
     * Makes a host. It ends when its engine answers (or, for a host without SSH, when it is stored).
     *
     * @param host what is wished
     * @param patience how long to wait
     * @param progress is told each step
     * @return the creation
     */
    OngoingOperation create(NewHost host, Patience patience, Progress progress);

    /**
     * Puts an operation at the end of the host's queue. A host whose file is damaged knows {@link Operation#FORGET} only.
     *
     * @param name its name
     * @param operation what to do; {@link Operation#CREATE} takes up a creation that failed and was kept, and fails with
     *     {@link StandardErrorCode#HOST_STATE} for a host that is complete
     * @param patience how long to wait
     * @param progress is told each step
     * @return the operation
     */
    OngoingOperation perform(String name, Operation operation, Patience patience, Progress progress);

    /**
     * Renews the authority's and the client's certificates if they have expired, and makes them if they are missing. No
     * host is touched: {@link Operation#REGENERATE_CERTS} brings each what was renewed. Blocks.
     *
     * @param progress is told each step
     * @throws MachineException with {@link StandardErrorCode#CERTIFICATES_UNUSABLE} if what is there does not fit
     *     together, or {@link StandardErrorCode#STORE_UNWRITABLE}
     */
    void renewCertificates(Progress progress);

    /**
     * Asks for whatever operation a host carries out now to be stopped at its next safe point, whoever asked for it.
     *
     * @param name its name
     * @return the operation that is being stopped
     * @throws MachineException with {@link StandardErrorCode#HOST_NOT_FOUND}, or {@link StandardErrorCode#HOST_STATE} if
     *     there is none
     */
    Operation cancel(String name);

    /**
     * Changes what is kept about a host, not the host itself.
     *
     * @param name its name
     * @param changes what is to be changed
     * @return the host as it is then; waits for the operations before it
     */
    CompletionStage<HostView> change(String name, HostChanges changes);

    /**
     * Takes over hosts of a store of docker-machine's layout, which is only read; they are supervised at once. Blocks.
     *
     * @param directory the root of the other store, absolute
     * @param names the hosts; empty for all
     * @param dryRun whether to say only what would happen
     * @return what became of each
     * @throws MachineException as {@link io.windlass.api.store.HostStore#importFrom}
     */
    ExchangeReport importFrom(Path directory, Set<String> names, boolean dryRun);

    /**
     * Copies hosts into another store, in a form that docker-machine reads. Blocks.
     *
     * @param directory the root of the other store, absolute
     * @param names the hosts; empty for all
     * @param dryRun whether to say only what would happen
     * @return what became of each
     * @throws MachineException as {@link io.windlass.api.store.HostStore#exportTo}
     */
    ExchangeReport exportTo(Path directory, Set<String> names, boolean dryRun);

    /**
     * Follows what happens to hosts. Begins with the events that are kept, some thousand at most.
     *
     * @return to be closed by the caller
     */
    EventStream events();

    /**
     * Asks the account of every known host, and those of drivers that need no options, for what they have of this
     * installation. Blocks for as long as the slowest provider needs.
     *
     * @return what no host claims
     */
    OrphanReport orphans();

    /**
     * Asks one account for what it has of this installation. Blocks for as long as the provider needs.
     *
     * @param driverName the driver
     * @param options values of the driver's options by their long names, which name the account
     * @return what no host claims
     * @throws MachineException with {@link StandardErrorCode#DRIVER_NOT_FOUND} or {@link
     *     StandardErrorCode#INVALID_ARGUMENT}
     */
    OrphanReport orphans(String driverName, Map<String, Object> options);

    /**
     * Removes an orphan at its provider. Blocks.
     *
     * @param orphan one of a report
     * @param progress is told each step
     * @throws MachineException with {@link StandardErrorCode#HOST_STATE} if a host claims it by now, or what the driver
     *     fails with
     */
    void sweep(Orphan orphan, Progress progress);

    /**
     * Returns the kept connection to a host; opens it if need be. Blocks for some seconds at most.
     *
     * @param name its name
     * @return an open connection to the pinned host key
     * @throws MachineException with {@link StandardErrorCode#HOST_NOT_FOUND}, {@link StandardErrorCode#HOST_STATE}, {@link
     *     StandardErrorCode#NOT_SUPPORTED} for a host without SSH, or one of the {@code SSH_} codes
     */
    Remote remote(String name);

    /**
     * Checks over TLS, now, that the host's engine answers to its client certificate. Blocks for 20 s at most.
     *
     * @param name its name
     * @return the engine's version
     * @throws MachineException with {@link StandardErrorCode#ENGINE_UNREACHABLE} or {@link StandardErrorCode#HOST_STATE}
     */
    String engineVersion(String name);

    /**
     * Returns a host's stored form as docker-machine would show it.
     *
     * @param name its name
     * @return a JSON text
     * @throws MachineException with {@link StandardErrorCode#HOST_NOT_FOUND} or {@link StandardErrorCode#STORE_DAMAGED}
     */
    String inspect(String name);

    /**
     * Lists the drivers that are installed now.
     *
     * @return their names
     */
    SortedSet<String> drivers();

    /**
     * Returns what a driver lets users set.
     *
     * @param driverName its name
     * @return its options
     * @throws MachineException with {@link StandardErrorCode#DRIVER_NOT_FOUND}
     */
    OptionSchema<?> driverOptions(String driverName);
}
