package io.windlass.ca.local.internal;

import io.windlass.api.error.MachineException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One file of the authority. What {@link #write} and {@link #delete} did survives a loss of power.
 *
 * @param path where it lies
 * @param mode its mode, from the first moment on
 */
record PemFile(Path path, Set<PosixFilePermission> mode) {

    static PemFile certificate(Path directory, String name) {
        return new PemFile(directory.resolve(name), PosixFilePermissions.fromString("rw-r--r--"));
    }

    static PemFile key(Path directory, String name) {
        return new PemFile(directory.resolve(name), PosixFilePermissions.fromString("rw-------"));
    }

    Optional<String> read() {
        try {
            return Optional.of(Files.readString(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private MachineException unreadable(IOException cause) {
        return Failures.unusable(
                "Cannot read " + path + ": " + Failures.reason(cause) + ".",
                "Make sure that it is a PEM file that the daemon's user may read.",
                cause);
    }

    void write(String text) {
        Path temporary = path.resolveSibling("." + path.getFileName() + ".new");
        try {
            Files.deleteIfExists(temporary);
            var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (FileChannel channel =
                    FileChannel.open(temporary, options, PosixFilePermissions.asFileAttribute(mode))) {
                ByteBuffer left = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
            syncDirectory();
        } catch (IOException e) {
            throw Failures.unwritable(path, e);
        }
    }

    void delete() {
        try {
            if (Files.deleteIfExists(path)) {
                syncDirectory();
            }
        } catch (IOException e) {
            throw Failures.unwritable(path, e);
        }
    }

    private void syncDirectory() throws IOException {
        Path directory = Objects.requireNonNull(path.getParent());
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
