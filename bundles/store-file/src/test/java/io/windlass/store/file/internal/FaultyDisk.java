package io.windlass.store.file.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** A real disk on which one chosen step goes wrong. Syncing only counts, which is what makes it quick. */
final class FaultyDisk implements Disk {

    /** What goes wrong. */
    enum Fault {
        /** The step is refused, later ones work. A file may be left half written. */
        ERROR,
        /** The step and all later ones are refused. */
        DEAD,
        /** The process is killed at this step; the system goes on and keeps what was done. */
        KILL,
        /** The power goes at this step; what was not synced is undone. */
        POWER
    }

    /** Ends the operation under test as a kill would: no handler of ours runs on. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private interface Step {
        void run() throws IOException;
    }

    private record Undo(Path directory, Step step) {}

    private final Disk disk = new PosixDisk();
    private final Fault fault;
    private final int at;
    private final Deque<Undo> unsynced = new ArrayDeque<>();
    private final Set<Path> unsyncedFiles = new HashSet<>();
    private int steps;

    FaultyDisk(Fault fault, int at) {
        this.fault = fault;
        this.at = at;
    }

    /** A disk on which nothing goes wrong. */
    static FaultyDisk healthy() {
        return new FaultyDisk(Fault.ERROR, Integer.MAX_VALUE);
    }

    /** Whether the operation was long enough to reach the fault. */
    boolean reached() {
        return steps >= at;
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        step(directory, () -> {});
        disk.createDirectory(directory);
        remember(directory, () -> disk.delete(directory));
    }

    @Override
    public void create(Path file, byte[] content, Set<PosixFilePermission> mode) throws IOException {
        step(file, () -> disk.create(file, Arrays.copyOf(content, content.length / 2), mode));
        disk.create(file, content, mode);
        unsyncedFiles.add(file);
        remember(file, () -> disk.delete(file));
    }

    @Override
    public void sync(Path path) throws IOException {
        step(path, () -> {});
        unsyncedFiles.remove(path);
        unsynced.removeIf(undo -> undo.directory().equals(path));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step(from, () -> {});
        byte[] replaced = Files.isRegularFile(to, LinkOption.NOFOLLOW_LINKS) ? Files.readAllBytes(to) : new byte[0];
        boolean replaces = Files.exists(to, LinkOption.NOFOLLOW_LINKS);
        disk.rename(from, to);
        if (unsyncedFiles.remove(from)) {
            unsyncedFiles.add(to);
        }
        remember(to, () -> {
            disk.rename(to, from);
            if (replaces) {
                Files.write(to, replaced);
            }
        });
    }

    @Override
    public void delete(Path path) throws IOException {
        step(path, () -> {});
        disk.delete(path);
    }

    private void remember(Path changed, Step undo) {
        unsynced.push(new Undo(Objects.requireNonNull(changed.getParent()), undo));
    }

    private void step(Path path, Step half) throws IOException {
        steps++;
        boolean now = steps == at || (steps > at && fault != Fault.ERROR);
        if (!now) {
            return;
        }
        if (steps == at) {
            half.run();
        }
        switch (fault) {
            case ERROR -> throw new IOException("No space left on device");
            case DEAD -> throw new FileSystemException(path.toString(), null, "Read-only file system");
            case KILL -> throw new Crash();
            case POWER -> {
                loseUnsynced();
                throw new Crash();
            }
        }
    }

    private void loseUnsynced() throws IOException {
        for (Path file : unsyncedFiles) {
            Files.write(file, new byte[0]);
        }
        unsyncedFiles.clear();
        for (Undo undo = unsynced.poll(); undo != null; undo = unsynced.poll()) {
            undo.step().run();
        }
    }
}
