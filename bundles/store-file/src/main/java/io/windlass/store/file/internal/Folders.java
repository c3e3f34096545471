package io.windlass.store.file.internal;

import io.windlass.api.error.MachineException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The folders of all hosts. One appears with all that belongs into it, and disappears, in one step: it is filled, and
 * emptied, under a name with a dot, which both Windlass and docker-machine pass over.
 */
final class Folders {

    private static final String UNFINISHED = ".new-";
    private static final String REMOVED = ".removed-";

    /** Far more than it can take. */
    private static final Duration LONGEST_CREATION = Duration.ofHours(1);

    private final Disk disk;
    private final Trees trees;
    private final Path machines;

    Folders(Disk disk, Path machines) {
        this.disk = disk;
        this.trees = new Trees(disk);
        this.machines = machines;
    }

    /** Writes into a folder; gets one that nobody sees yet. */
    @FunctionalInterface
    interface Filler {
        void fill(Path directory) throws IOException;
    }

    Path folder(String name) {
        return machines.resolve(name);
    }

    /**
     * A link to a folder is not a host, as for docker-machine. What a bad disk does not let us look at counts as there, so
     * that it is named as damaged and never just missing.
     */
    static boolean exists(Path directory) {
        try {
            return Files.readAttributes(directory, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isDirectory();
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Finds one host's folder. */
    Optional<Path> find(String name) throws IOException {
        Path folder = folder(name);
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(folder);
        }
        // Makes sure that it is not only out of sight.
        return list().stream().filter(folder::equals).findAny();
    }

    /** Lists the hosts' folders. */
    List<Path> list() throws IOException {
        return list(path -> !path.getFileName().toString().startsWith("."));
    }

    private List<Path> list(DirectoryStream.Filter<Path> filter) throws IOException {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(machines, filter)) {
            found.forEach(folders::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw new IOException(e.getMessage(), e);
        }
        folders.removeIf(path -> !exists(path));
        return folders;
    }

    /**
     * Makes a host's folder. Of several that race one wins, also among processes: a rename never replaces a folder that
     * holds something.
     *
     * @throws MachineException with HOST_EXISTS if there is anything of this name
     */
    void create(String name, Filler filler) throws IOException {
        requireAbsent(folder(name), null);
        claim(name, stage(name, filler));
    }

    /** Fills a folder that nobody sees yet; it is to be claimed or discarded. If this throws, nothing is left. */
    Path stage(String name, Filler filler) throws IOException {
        ensure(machines);
        Path unfinished = machines.resolve(UNFINISHED + name + "-" + UUID.randomUUID());
        try {
            disk.createDirectory(unfinished);
            filler.fill(unfinished);
            return unfinished;
        } catch (IOException | MachineException e) {
            discard(unfinished, e);
            throw e;
        }
    }

    /** Gives a staged folder its name, durably. If this throws, it is gone. */
    void claim(String name, Path unfinished) throws IOException {
        Path folder = folder(name);
        try {
            disk.rename(unfinished, folder);
        } catch (IOException e) {
            discard(unfinished, e);
            requireAbsent(folder, e);
            throw e;
        }
        try {
            syncOrRename(folder, unfinished);
        } catch (IOException e) {
            discard(unfinished, e);
            throw e;
        }
    }

    private static void requireAbsent(Path folder, @Nullable IOException cause) {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw Failures.exists(folder.getFileName().toString(), cause);
        }
    }

    /** Removes a host's folder; nothing there is fine. */
    void remove(String name) throws IOException {
        Path folder = folder(name);
        if (!exists(folder)) {
            return;
        }
        Path removed = machines.resolve(REMOVED + name + "-" + UUID.randomUUID());
        disk.rename(folder, removed);
        syncOrRename(removed, folder);
        trees.delete(removed);
    }

    /** Removes what crashes have left behind, but not what another process may be about to finish. */
    void clean() throws IOException {
        Instant old = Instant.now().minus(LONGEST_CREATION);
        for (Path left : list(path -> path.getFileName().toString().startsWith("."))) {
            String name = left.getFileName().toString();
            boolean abandoned = name.startsWith(UNFINISHED)
                    && Files.getLastModifiedTime(left).toInstant().isBefore(old);
            if (abandoned || name.startsWith(REMOVED)) {
                trees.delete(left);
            }
        }
    }

    /** Makes the last rename durable, or takes it back. */
    private void syncOrRename(Path now, Path before) throws IOException {
        try {
            disk.sync(machines);
        } catch (IOException e) {
            try {
                disk.rename(now, before);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    /** Removes a staged folder. Where even this fails, {@link #clean} does it another time. */
    void discard(Path folder, Exception reason) {
        trees.discard(folder, reason);
    }

    private void ensure(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = Objects.requireNonNull(directory.getParent());
        ensure(parent);
        try {
            disk.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
        disk.sync(parent);
    }
}
