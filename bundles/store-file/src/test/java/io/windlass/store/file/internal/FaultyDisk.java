package io.windlass.store.file.internal;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** A real disk on which one chosen step goes wrong. Syncing only counts, which is what makes it quick. */
final class FaultyDisk implements Disk {

    /** What goes wrong. */
    enum Fault {
        /** The step is refused, as by a bad spot on the medium; later ones work. A file is left half written. */
        BAD_SPOT("Input/output error"),
        /** From the step on there is no space. Names can still be changed and removed. A file is left half written. */
        FULL("No space left on device"),
        /** From the step on nothing can be changed. */
        READ_ONLY("Read-only file system"),
        /** The process is killed at this step, in the middle of a file; the system goes on and keeps what was done. */
        KILLED(""),
        /** The power goes at this step. Names are as they were last, but of a file that was not synced half is there. */
        TORN(""),
        /** The power goes at this step; all that was not synced is undone. */
        UNDONE("");

        private final String reason;

        Fault(String reason) {
            this.reason = reason;
        }

        /** What the system says; empty for those that leave nobody to hear it. */
        String reason() {
            return reason;
        }
    }

    /** Ends the operation under test as a kill would: no handler of ours runs on. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private enum Kind {
        CREATE,
        SYNC,
        RENAME,
        DELETE
    }

    private interface Step {
        void run() throws IOException;
    }

    private final Disk disk = new PosixDisk();
    private final UnsyncedChanges unsynced = new UnsyncedChanges();
    private final Fault fault;
    private final int at;
    private int steps;

    FaultyDisk(Fault fault, int at) {
        this.fault = fault;
        this.at = at;
    }

    /** A disk on which nothing goes wrong. */
    static FaultyDisk healthy() {
        return new FaultyDisk(Fault.BAD_SPOT, Integer.MAX_VALUE);
    }

    /** Whether the operation was long enough to reach the fault. */
    boolean reached() {
        return steps >= at;
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        step(Kind.CREATE, directory, () -> {});
        disk.createDirectory(directory);
        unsynced.madeFolder(directory);
    }

    @Override
    public void create(Path file, byte[] content, Set<PosixFilePermission> mode) throws IOException {
        step(Kind.CREATE, file, () -> {
            disk.create(file, Arrays.copyOf(content, content.length / 2), mode);
            unsynced.madeFile(file);
        });
        disk.create(file, content, mode);
        unsynced.madeFile(file);
    }

    @Override
    public void copy(FileChannel from, Path to, Set<PosixFilePermission> mode) throws IOException {
        create(to, Channels.newInputStream(from).readAllBytes(), mode);
    }

    @Override
    public void link(Path link, Path target) throws IOException {
        step(Kind.CREATE, link, () -> {});
        disk.link(link, target);
        unsynced.madeFolder(link);
    }

    @Override
    public void sync(Path path) throws IOException {
        step(Kind.SYNC, path, () -> {});
        unsynced.synced(path);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step(Kind.RENAME, from, () -> {});
        Optional<byte[]> replaced = Files.isRegularFile(to, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(Files.readAllBytes(to))
                : Optional.empty();
        disk.rename(from, to);
        unsynced.renamed(from, to, replaced);
    }

    @Override
    public void delete(Path path) throws IOException {
        step(Kind.DELETE, path, () -> {});
        disk.delete(path);
        unsynced.deleted(path);
    }

    /** The power goes after the operation: only what it has synced can be relied on. */
    void powerOff() {
        switch (fault) {
            case TORN -> unsynced.tear();
            case UNDONE -> unsynced.undo();
            case BAD_SPOT, FULL, READ_ONLY, KILLED -> {
                // The machine goes on.
            }
        }
    }

    private void step(Kind kind, Path path, Step half) throws IOException {
        steps++;
        if (steps == at) {
            half.run();
        }
        if (steps == at || (steps > at && lasts(kind))) {
            goWrong(kind, path);
        }
    }

    private boolean lasts(Kind kind) {
        return switch (fault) {
            case BAD_SPOT -> false;
            case FULL -> kind == Kind.CREATE;
            case READ_ONLY, KILLED, TORN, UNDONE -> true;
        };
    }

    private void goWrong(Kind kind, Path path) throws IOException {
        switch (fault) {
            case BAD_SPOT -> throw new IOException(fault.reason());
            case FULL -> {
                if (kind != Kind.DELETE) {
                    throw new FileSystemException(path.toString(), null, fault.reason());
                }
            }
            case READ_ONLY -> throw new FileSystemException(path.toString(), null, fault.reason());
            case KILLED, TORN, UNDONE -> {
                if (steps == at) {
                    powerOff();
                }
                throw new Crash();
            }
        }
    }
}
