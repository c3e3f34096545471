package io.windlass.api.store;

import io.windlass.api.certificate.CertificateAuthority;
import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.certificate.EngineCertificates;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps hosts. A service; safe for any thread; all methods may block. What a method has returned from survives a loss
 * of power: every write is atomic and synced. Writes to one host never overlap, the platform sees to that.
 */
public interface HostStore {

    /**
     * Reads all hosts. One that is damaged is told apart and hurts no other.
     *
     * @return in no particular order
     * @throws MachineException with {@link StandardErrorCode#STORE_UNREADABLE} if the store as a whole cannot be read
     */
    List<StoredHost> list();

    /**
     * Reads one host.
     *
     * @param name the host's name
     * @return empty if there is none of this name
     * @throws MachineException with {@link StandardErrorCode#STORE_UNREADABLE} if the store as a whole cannot be read
     */
    Optional<StoredHost> load(String name);

    /**
     * Keeps a new host. Of several that race for a name, one wins.
     *
     * @param record the host
     * @throws MachineException with {@link StandardErrorCode#HOST_EXISTS} or {@link StandardErrorCode#STORE_UNWRITABLE};
     *     nothing is kept then
     */
    void create(HostRecord record);

    /**
     * Replaces what is kept about a host. Others may have changed it meanwhile: what they changed and the caller did not
     * stays changed.
     *
     * @param record the host
     * @return what is kept now, to go on with
     * @throws MachineException with {@link StandardErrorCode#HOST_NOT_FOUND}, {@link StandardErrorCode#STORE_DAMAGED} or
     *     {@link StandardErrorCode#STORE_UNWRITABLE}; the old record is kept then
     */
    HostRecord save(HostRecord record);

    /**
     * Forgets a host and removes its folder; no host of this name counts as success.
     *
     * @param name the host's name
     * @throws MachineException with {@link StandardErrorCode#STORE_UNWRITABLE} if something is left
     */
    void remove(String name);

    /**
     * Returns the folder of a host, which drivers may use as well.
     *
     * @param name the host's name
     * @return an absolute path; it exists while the host exists
     */
    Path directory(String name);

    /**
     * Puts the client's certificates into a host's folder, where {@code docker} looks for them: {@code ca.pem}, {@code
     * cert.pem} and {@code key.pem}.
     *
     * @param name the host's name
     * @param certificates the texts
     * @throws MachineException with {@link StandardErrorCode#STORE_UNWRITABLE}
     */
    void saveCertificates(String name, ClientCertificates certificates);

    /**
     * Puts all certificates of a host into its folder: as above, and {@code server.pem} and {@code server-key.pem}.
     *
     * @param name the host's name
     * @param certificates the texts
     * @throws MachineException with {@link StandardErrorCode#STORE_UNWRITABLE}
     */
    void saveCertificates(String name, EngineCertificates certificates);

    /**
     * Reads the certificates with which clients reach a host: those in its folder or, where that has none, the store's.
     *
     * @param name the host's name
     * @return empty if one of the three files is missing
     * @throws MachineException with {@link StandardErrorCode#STORE_UNREADABLE}
     */
    Optional<ClientCertificates> certificates(String name);

    /**
     * Reads all certificates from a host's folder.
     *
     * @param name the host's name
     * @return empty if one of the five files is missing
     * @throws MachineException with {@link StandardErrorCode#STORE_UNREADABLE}
     */
    Optional<EngineCertificates> engineCertificates(String name);

    /**
     * Returns the host's stored form as docker-machine would show it: the content of {@code config.json}, with the
     * fields that Windlass does not know.
     *
     * @param name the host's name
     * @return a JSON text
     * @throws MachineException with {@link StandardErrorCode#HOST_NOT_FOUND} or {@link StandardErrorCode#STORE_DAMAGED}
     */
    String export(String name);

    /**
     * Copies hosts of a store of docker-machine's layout into this one, with their keys, certificates and whatever else
     * lies in their folders. Of each host either all arrives or nothing, also after a crash; one that cannot be copied
     * stops no other. The other store is only read: it may be of any version of docker-machine, and be in use.
     *
     * @param directory the root of the other store, absolute
     * @param names the hosts; empty for all
     * @param dryRun whether to say only what would happen
     * @param authority judges whether the other store's certificates may become this store's, if it has none yet
     * @return what became of each
     * @throws MachineException with {@link StandardErrorCode#INVALID_ARGUMENT} if there is no other store, {@link
     *     StandardErrorCode#STORE_UNREADABLE}, or {@link StandardErrorCode#STORE_UNWRITABLE}; nothing was copied then
     */
    ExchangeReport importFrom(Path directory, Set<String> names, boolean dryRun, CertificateAuthority authority);

    /**
     * Copies hosts of this store into a new or another one, in a form that docker-machine 0.16.2 reads. Of each host
     * either all arrives or nothing.
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
