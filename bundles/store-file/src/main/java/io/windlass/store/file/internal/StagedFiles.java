package io.windlass.store.file.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * New contents for files of one folder. All of them are written and synced under other names before the first takes its
 * place, so that a full disk is noticed while nothing has changed yet.
 */
final class StagedFiles {

    private static final String SUFFIX = ".new";

    private final Disk disk;
    private final Path directory;
    private final List<String> waiting = new ArrayList<>();

    StagedFiles(Disk disk, Path directory) {
        this.disk = disk;
        this.directory = directory;
    }

    void stage(String name, byte[] content, Set<PosixFilePermission> mode) throws IOException {
        Path temporary = temporary(name);
        disk.delete(temporary);
        waiting.add(name);
        disk.create(temporary, content, mode);
        disk.sync(temporary);
    }

    /** Lets one file take its place; durable after {@link #sync}. */
    void place(String name) throws IOException {
        disk.rename(temporary(name), directory.resolve(name));
        waiting.remove(name);
    }

    /** Leaves a file as it is. */
    void drop(String name) throws IOException {
        if (waiting.remove(name)) {
            disk.delete(temporary(name));
        }
    }

    /** Lets all that wait take their places, in the order in which they came. */
    void placeAll() throws IOException {
        for (String name : List.copyOf(waiting)) {
            place(name);
        }
        sync();
    }

    void sync() throws IOException {
        disk.sync(directory);
    }

    /** Removes what has not taken its place. Where even this fails, {@link #clean} does it another time. */
    void discard(Exception reason) {
        try {
            clean(disk, directory, waiting);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** Removes what a crash has left behind. */
    static void clean(Disk disk, Path directory, List<String> names) throws IOException {
        for (String name : names) {
            disk.delete(directory.resolve(temporaryName(name)));
        }
    }

    static boolean isTemporary(String name) {
        return name.startsWith(".") && name.endsWith(SUFFIX);
    }

    private Path temporary(String name) {
        return directory.resolve(temporaryName(name));
    }

    private static String temporaryName(String name) {
        return "." + name + SUFFIX;
    }
}
