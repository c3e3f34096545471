package io.windlass.ssh.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.ssh.SshKeyPair;
import io.windlass.api.ssh.SshKeys;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.osgi.service.component.annotations.Component;

/** Makes Ed25519 keys in OpenSSH's format. */
@Component
public final class Ed25519Keys implements SshKeys {

    private final SecureRandom random = new SecureRandom();

    /** Under one lock for all folders: a key is made in a millisecond, and seldom. */
    @Override
    public synchronized SshKeyPair ensure(Path directory, String fileName) {
        Path file = directory.resolve(fileName);
        try {
            if (!Files.exists(file)) {
                write(file, pem(new Ed25519PrivateKeyParameters(random)));
            }
            String line = HostKeys.of(Identity.read(file).keys().getPublic()).line();
            Path publicFile = directory.resolve(fileName + ".pub");
            if (!Files.exists(publicFile)) {
                write(publicFile, line + "\n");
            }
            return new SshKeyPair(file, line);
        } catch (IOException e) {
            throw new MachineException(
                    StandardErrorCode.STORE_UNWRITABLE,
                    "The SSH key " + file + " cannot be written.",
                    "Check the folder's owner and mode, and that the disk is not full.",
                    e);
        }
    }

    private static String pem(Ed25519PrivateKeyParameters key) throws IOException {
        String body = Base64.getMimeEncoder(70, new byte[] {'\n'})
                .encodeToString(OpenSSHPrivateKeyUtil.encodePrivateKey(key));
        return "-----BEGIN OPENSSH PRIVATE KEY-----\n" + body + "\n-----END OPENSSH PRIVATE KEY-----\n";
    }

    /** The file is there whole and for its owner only, or not at all, also after a power cut. */
    private static void write(Path file, String text) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Path written = Files.createTempFile(
                directory,
                ".key",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
