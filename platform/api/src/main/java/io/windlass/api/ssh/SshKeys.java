package io.windlass.api.ssh;

import io.windlass.api.error.MachineException;
import java.nio.file.Path;

/** Makes SSH keys for drivers. A service; safe for any thread. */
public interface SshKeys {

    /**
     * Returns the Ed25519 key pair of this name in a folder, and makes it if it is not there: a repeated creation gets
     * the same key.
     *
     * @param directory an existing folder
     * @param fileName the private key's file; the public key lies beside it with {@code .pub} behind the name
     * @return the pair
     * @throws MachineException if it cannot be read or written
     */
    SshKeyPair ensure(Path directory, String fileName);
}
