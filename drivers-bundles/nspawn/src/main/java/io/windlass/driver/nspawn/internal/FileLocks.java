package io.windlass.driver.nspawn.internal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets one at a time through, among all threads of all daemons of this machine. */
final class FileLocks {

    private static final long POLL_MILLIS = 20;

    private FileLocks() {}

    static <T> T locked(Path file, Supplier<T> work) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
                FileLock lock = tryLock(channel);
                while (lock == null) {
                    Thread.sleep(POLL_MILLIS);
                    lock = tryLock(channel);
                }
                return work.get();
            }
        } catch (IOException e) {
            throw Failures.io("The lock " + file + " cannot be used", e);
        } catch (InterruptedException e) {
            throw Failures.interrupted("Waiting for the lock " + file, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another thread of this process has it, which is the same to us as another process.
            return null;
        }
    }
}
