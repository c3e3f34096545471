package io.windlass.ssh.internal;

import io.windlass.api.error.MachineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.EnumSet;
import java.util.Set;

/**
 * A private key from a file: OpenSSH's format or PEM, without a passphrase.
 *
 * @param file where it was read
 * @param keys the key and its public half, computed from it; a {@code .pub} file beside it is not looked at
 */
record Identity(Path file, KeyPair keys) {

    private static final int LONGEST = 64 * 1024;

    private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    static Identity read(Path file) {
        try {
            checkPermissions(file);
            return parse(file, text(file));
        } catch (NoSuchFileException e) {
            throw SshFailures.keyUnreadable(file, "does not exist", "Name an existing private key.", e);
        } catch (IOException e) {
            throw SshFailures.keyUnreadable(file, "cannot be read", "Check its owner and its mode.", e);
        }
    }

    /** OpenSSH refuses such a key too. */
    private static void checkPermissions(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw SshFailures.keyUnreadable(
                    file,
                    "can be read or written by others (" + PosixFilePermissions.toString(permissions) + ")",
                    "chmod 600 " + file);
        }
    }

    private static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
        }
    }

    private static Identity parse(Path file, String content) {
        try {
            PrivateKeyText text = PrivateKeyText.parse(content);
            if (text.encrypted()) {
                throw SshFailures.keyUnreadable(
                        file, "has a passphrase", "Remove it with ssh-keygen -p -f " + file + ", or name another key.");
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
