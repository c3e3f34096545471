package io.windlass.shell.remote.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.loader.openssh.OpenSSHKeyPairResourceParser;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The console's own key, by which callers know it again. Made once, for nobody else to read. */
final class HostKeyFile {

    private HostKeyFile() {}

    static KeyPair readOrMake(Path file) throws IOException {
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            return read(file);
        } catch (GeneralSecurityException e) {
            throw new IOException("The console's host key " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream text = Files.newInputStream(file)) {
            return OpenSSHKeyPairResourceParser.INSTANCE
                    .loadKeyPairs(null, NamedResource.ofName(file.toString()), null, text)
                    .stream()
                    .findFirst()
                    .orElseThrow(() -> new GeneralSecurityException("there is no key in it"));
        }
    }

    /** Whole or not at all: a key that was cut off would lock everybody out. */
    private static void make(Path file) throws IOException, GeneralSecurityException {
        // MINA takes no other Ed25519 keys than BouncyCastle's.
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519", new BouncyCastleProvider())
                .generateKeyPair();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "windlass", null, text);
        Path begun = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "console_host_key",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(begun, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.toByteArray()));
            channel.force(true);
        }
        Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
