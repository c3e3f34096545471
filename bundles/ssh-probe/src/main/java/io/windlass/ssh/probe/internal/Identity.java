package io.windlass.ssh.probe.internal;

import io.windlass.api.error.MachineException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;

/**
 * A private key from a file: OpenSSH's format or PEM, without a passphrase.
 *
 * @param file where it was read
 * @param keys the key and its public half, computed from it; a {@code .pub} file beside it is not looked at
 */
record Identity(Path file, KeyPair keys) {

    static Identity parse(Path file, String content) {
        try {
            PrivateKeyText text = PrivateKeyText.parse(content);
            if (text.encrypted()) {
                throw SshFailures.keyUnreadable(
                        file,
                        "has a passphrase",
                        "Remove it with ssh-keygen -p -f " + file + ", or name another key.",
                        null);
            }
            return new Identity(file, text.keys());
        } catch (MachineException e) {
            throw e;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // The parsers fail on a damaged file in as many ways as there are exceptions.
            throw SshFailures.keyUnreadable(
                    file, "is no private key", "It must be in OpenSSH's format or PEM: RSA, ECDSA or Ed25519.", e);
        }
    }
}
