package io.windlass.ssh.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.keyprovider.FileKeyProvider;
import net.schmizz.sshj.userauth.keyprovider.KeyProviderUtil;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;

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
                    "chmod 600 " + file,
                    null);
        }
    }

    private static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
        }
    }

    private static Identity parse(Path file, String text) {
        AskedForPassphrase asked = new AskedForPassphrase();
        try {
            String format = KeyProviderUtil.detectKeyFileFormat(text, false).toString();
            FileKeyProvider provider =
                    Factory.Named.Util.create(Algorithms.offered().getFileKeyProviderFactories(), format);
            if (provider == null) {
                throw new IOException("no private key");
            }
            provider.init(text, null, asked);
            return new Identity(file, new KeyPair(provider.getPublic(), provider.getPrivate()));
        } catch (IOException | SSHRuntimeException | IllegalStateException | IllegalArgumentException e) {
            if (asked.get() || text.contains("ENCRYPTED")) {
                throw SshFailures.keyUnreadable(
                        file,
                        "has a passphrase",
                        "Remove it with ssh-keygen -p -f " + file + ", or name another key.",
                        e);
            }
            throw SshFailures.keyUnreadable(
                    file, "is no private key", "It must be in OpenSSH's format or PEM: RSA, ECDSA or Ed25519.", e);
        }
    }

    /** Remembers whether there was a passphrase to ask for; has none to give. */
    private static final class AskedForPassphrase extends AtomicBoolean implements PasswordFinder {

        @Override
        public char[] reqPassword(Resource<?> resource) {
            set(true);
            return new char[0];
        }

        @Override
        public boolean shouldRetry(Resource<?> resource) {
            return false;
        }
    }
}
