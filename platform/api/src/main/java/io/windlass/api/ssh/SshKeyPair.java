package io.windlass.api.ssh;

import java.nio.file.Path;

/**
 * A key pair in a host's folder.
 *
 * @param privateKey the file with the private key, mode 0600, in OpenSSH's format
 * @param publicKey the public key's line, as it goes into {@code authorized_keys}
 */
public record SshKeyPair(Path privateKey, String publicKey) {}
