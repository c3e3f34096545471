package io.windlass.ca.local.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets one at a time make certificates in a folder, among threads and among processes. */
final class FolderLock {

    private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);

    /** A file's lock belongs to the whole process, so threads, also those of another authority, queue here first. */
    private static final ReentrantLock IN_PROCESS = new ReentrantLock();

    private final Disk disk;
    private final Path directory;

    FolderLock(Disk disk, Path directory) {
        this.disk = disk;
        this.directory = directory;
    }

    /** Makes the folder if it is not there, and runs the work alone. */
    <T> T alone(Supplier<T> work) {
        IN_PROCESS.lock();
        try {
            FileChannel channel = open();
            try {
                FileLock lock = lock(channel);
                LOG.debug("holds {}", lock);
                return work.get();
            } finally {
                close(channel);
            }
        } finally {
            IN_PROCESS.unlock();
        }
    }

    private FileChannel open() {
        try {
            ensure(directory);
            var fileMode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return FileChannel.open(directory.resolve(".lock"), options, fileMode);
        } catch (IOException e) {
            throw Failures.unwritable(directory, e);
        }
    }

    /** A folder whose name a loss of power takes away takes the authority's key along. */
    private void ensure(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = Objects.requireNonNull(folder.getParent());
        ensure(parent);
        try {
            disk.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        disk.sync(parent);
    }

    private FileLock lock(FileChannel channel) {
        try {
            return channel.lock();
        } catch (IOException e) {
            throw Failures.unwritable(directory, e);
        }
    }

    /** Gives the lock back as well. */
    private void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("The lock on {} could not be closed", directory, e);
        }
    }
}
