package io.windlass.api.store;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.nio.file.Path;
import java.util.Set;

/**
 * Copies hosts between this store and a store of docker-machine's layout elsewhere, with their keys, certificates and
 * whatever else lies in their folders. A service; safe for any thread; blocks. Of each host either all arrives or nothing,
 * also after a crash. A host that cannot be copied stops no other.
 */
public interface StoreExchange {

    /**
     * Copies hosts into this store. The other store is only read: it may be of any version of docker-machine, and be in
     * use.
     *
     * @param directory the root of the other store, absolute
     * @param names the hosts; empty for all
     * @param dryRun whether to say only what would happen
     * @return what became of each
     * @throws MachineException with {@link StandardErrorCode#INVALID_ARGUMENT} if there is no other store, {@link
     *     StandardErrorCode#STORE_UNREADABLE}, or {@link StandardErrorCode#STORE_UNWRITABLE}; nothing was copied then
     */
    ExchangeReport importFrom(Path directory, Set<String> names, boolean dryRun);

    /**
     * Copies hosts of this store into a new or another one, in a form that docker-machine 0.16.2 reads.
     *
     * @param directory the root of the other store, absolute; it does not exist, is empty, or is a store that has none of
     *     the hosts
     * @param names the hosts; empty for all
     * @param dryRun whether to say only what would happen
     * @return what became of each
     * @throws MachineException with {@link StandardErrorCode#INVALID_ARGUMENT} or {@link StandardErrorCode#HOST_EXISTS}
     *     if the other store is not as it has to be, {@link StandardErrorCode#STORE_UNREADABLE}, or {@link
     *     StandardErrorCode#STORE_UNWRITABLE}; nothing was copied then
     */
    ExchangeReport exportTo(Path directory, Set<String> names, boolean dryRun);
}
