package io.windlass.driver.generic.internal;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user's private key and its copy in the host's folder.
 *
 * @param source the user's file
 * @param copy our file
 */
record ImportedKey(Path source, Path copy) {

    /** Other files of a host's folder; a key called {@code key.pem} is common and must not meet the TLS key there. */
    private static final Set<String> TAKEN =
            Set.of("config.json", "ca.pem", "cert.pem", "key.pem", "server.pem", "server-key.pem");

    static ImportedKey of(String written, Path directory) {
        Path source = written.startsWith("~/")
                ? Path.of(System.getProperty("user.home"), written.substring(2))
                : Path.of(written);
        String name = Objects.requireNonNullElse(source.getFileName(), source).toString();
        return new ImportedKey(source, directory.resolve(TAKEN.contains(name) ? "ssh-" + name : name));
    }

    /** Says whether the file can be what the user means it to be. */
    void check() {
        if (!source.isAbsolute()) {
            throw unusable("is not an absolute path", null);
        }
        if (!Files.isRegularFile(source)) {
            throw unusable("does not exist", null);
        }
        try {
            String text = Files.readString(source, StandardCharsets.ISO_8859_1);
            if (!text.contains("-----BEGIN ") || !text.contains("PRIVATE KEY-----")) {
                throw unusable("is not a private key", null);
            }
        } catch (IOException e) {
            throw unusable("cannot be read", e);
        }
    }

    /** Copies private and public key; a file that is there already from an earlier attempt is replaced. */
    void importFiles() {
        try {
            copyPrivately(source, copy);
            Path publicKey = withPub(source);
            if (Files.isRegularFile(publicKey)) {
                copyPrivately(publicKey, withPub(copy));
            }
        } catch (IOException e) {
            throw new MachineException(
                    StandardErrorCode.SSH_KEY_UNREADABLE,
                    "The SSH key " + source + " cannot be copied to " + copy + ": " + e.getMessage(),
                    "Check that the key is there and that the disk is not full.",
                    e);
        }
    }

    private static Path withPub(Path key) {
        return key.resolveSibling(key.getFileName() + ".pub");
    }

    private static void copyPrivately(Path from, Path to) throws IOException {
        byte[] content = Files.readAllBytes(from);
        Path temporary = to.resolveSibling(to.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(temporary, content);
        Files.move(temporary, to, ATOMIC_MOVE, REPLACE_EXISTING);
    }

    private MachineException unusable(String reason, @Nullable IOException cause) {
        return new MachineException(
                StandardErrorCode.PRECONDITION_FAILED,
                "The SSH key " + source + " " + reason + ".",
                "Give --generic-ssh-key the absolute path of a private key that this user can read.",
                cause);
    }
}
