package io.windlass.store.file.internal;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Removes folders with all that is in them. Follows no link, and does not mind when another does the same work.
 *
 * @param disk where they are
 */
record Trees(Disk disk) {

    /** Removes what is of no use any more after a failure. */
    void discard(Path root, Exception reason) {
        try {
            delete(root);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    void delete(Path root) throws IOException {
        if (!Folders.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                disk.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                disk.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
