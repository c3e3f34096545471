package io.windlass.ssh.probe.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.util.Base64;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Makes keys and writes them in the formats that users have. */
final class TestKeys {

    private static final Provider PROVIDER = new BouncyCastleProvider();

    private TestKeys() {}

    static KeyPair make(String algorithm) {
        try {
            // MINA takes no other Ed25519 keys than BouncyCastle's.
            return switch (algorithm) {
                case "Ed25519" ->
                    KeyPairGenerator.getInstance(algorithm, PROVIDER).generateKeyPair();
                case "RSA" -> make(algorithm, 2048);
                default -> make(algorithm, 256);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair make(String algorithm, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    /** Writes what {@code ssh-keygen} writes. */
    static Path openSsh(Path file, KeyPair keys) throws IOException, GeneralSecurityException {
        return openSsh(file, keys, new OpenSSHKeyEncryptionContext());
    }

    static Path openSshWithPassphrase(Path file, KeyPair keys) throws IOException, GeneralSecurityException {
        OpenSSHKeyEncryptionContext encryption = new OpenSSHKeyEncryptionContext();
        encryption.setPassword("secret");
        encryption.setCipherType("256");
        encryption.setCipherName("AES");
        encryption.setCipherMode("CTR");
        return openSsh(file, keys, encryption);
    }

    private static Path openSsh(Path file, KeyPair keys, OpenSSHKeyEncryptionContext encryption)
            throws IOException, GeneralSecurityException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(keys, "", encryption, out);
        return write(file, out.toString(StandardCharsets.US_ASCII));
    }

    static Path pem(Path file, String type, byte[] der) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return write(file, "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
    }

    static Path write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
