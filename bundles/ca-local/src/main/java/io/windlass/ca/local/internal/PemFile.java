package io.windlass.ca.local.internal;

import io.windlass.api.error.MachineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One file of the authority. What {@link #write} and {@link #delete} did survives a loss of power.
 *
 * @param disk where it is written
 * @param path where it lies
 * @param mode its mode, from the first moment on
 */
record PemFile(Disk disk, Path path, Set<PosixFilePermission> mode) {

    static PemFile certificate(Disk disk, Path directory, String name) {
        return new PemFile(disk, directory.resolve(name), PosixFilePermissions.fromString("rw-r--r--"));
    }

    static PemFile key(Disk disk, Path directory, String name) {
        return new PemFile(disk, directory.resolve(name), PosixFilePermissions.fromString("rw-------"));
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
            disk.delete(temporary);
            replace(temporary, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Failures.unwritable(path, e);
        }
    }

    private void replace(Path temporary, byte[] content) throws IOException {
        try {
            disk.create(temporary, content, mode);
            disk.sync(temporary);
            disk.rename(temporary, path);
        } catch (IOException e) {
            discard(temporary, e);
            throw e;
        }
        disk.sync(directory());
    }

    private void discard(Path temporary, IOException reason) {
        try {
            disk.delete(temporary);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    void delete() {
        try {
            disk.delete(path);
            disk.sync(directory());
        } catch (IOException e) {
            throw Failures.unwritable(path, e);
        }
    }

    private Path directory() {
        return Objects.requireNonNull(path.getParent());
    }
}
