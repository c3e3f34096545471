package io.windlass.store.file.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Reads one of a host's files whole, but not whatever somebody has put in its place. */
final class HostFile {

    /** A file of docker-machine has some thousand bytes. */
    static final int LARGEST = 16 << 20;

    private HostFile() {}

    static Optional<byte[]> read(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw Failures.damaged(file, "is a folder");
            }
            if (!attributes.isRegularFile()) {
                // A pipe would keep us waiting for ever.
                throw Failures.damaged(file, "is not a regular file");
            }
            return Optional.of(bounded(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static byte[] bounded(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] content = stream.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw Failures.damaged(file, "is larger than " + (LARGEST >> 20) + " MiB, as no host's file is");
            }
            return content;
        }
    }
}
