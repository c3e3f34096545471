package io.windlass.core;

import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Operation;
import io.windlass.api.option.OptionSchema;
import io.windlass.api.ssh.Remote;
import java.time.Duration;
import java.util.List;
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
     * Makes a host. The stage completes when its engine answers (or, for a host without SSH, when it is stored).
     *
     * @param host what is wished
     * @param progress is told each step
     * @return the finished host
     */
    CompletionStage<HostView> create(NewHost host, Progress progress);

    /**
     * Puts an operation at the end of the host's queue. A host whose file is damaged knows {@link Operation#FORGET} only.
     *
     * @param name its name
     * @param operation anything but {@link Operation#CREATE}
     * @param progress is told each step
     * @return the host when the operation has succeeded; after a removal, as it last was
     */
    CompletionStage<HostView> perform(String name, Operation operation, Progress progress);

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
