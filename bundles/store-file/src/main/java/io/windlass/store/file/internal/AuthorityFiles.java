package io.windlass.store.file.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The files of an authority and of its client's pair.
 *
 * @param directory the folder in which they lie
 */
record AuthorityFiles(Path directory) {

    static final String NAME = "certs";

    private static final String UNFINISHED = ".certs.new-";

    /** What a client of engines needs; a host's folder has copies. */
    private static final List<String> CLIENT = List.of("ca.pem", "cert.pem", "key.pem");

    private static final List<String> ALL = List.of("ca-key.pem", "ca.pem", "key.pem", "cert.pem");

    static AuthorityFiles in(Path folder) {
        return new AuthorityFiles(folder.resolve(NAME));
    }

    Optional<byte[]> certificate() throws IOException {
        return HostFile.read(directory.resolve("ca.pem"));
    }

    boolean exist() throws IOException {
        return certificate().isPresent();
    }

    boolean isSameAs(AuthorityFiles other) throws IOException {
        return Arrays.equals(certificate().orElse(null), other.certificate().orElse(null));
    }

    /** Whether the folder holds nothing that another could get the better of. */
    boolean isFree() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            return !files.iterator().hasNext();
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    /** Puts a copy of the whole folder in a place that is free, in one step. */
    void copyTo(Disk disk, AuthorityFiles free) throws IOException {
        Path unfinished = free.directory().resolveSibling(UNFINISHED + UUID.randomUUID());
        disk.createDirectory(unfinished);
        try {
            FolderCopy.copy(disk, directory.toRealPath(), unfinished, new PathMapping(), name -> !name.startsWith("."));
            disk.rename(unfinished, free.directory());
        } catch (IOException | RuntimeException e) {
            new Trees(disk).discard(unfinished, e);
            throw e;
        }
        disk.sync(Objects.requireNonNull(free.directory().getParent()));
    }

    /** Removes what a crash has left behind in the root of a store. */
    static void clean(Disk disk, Path store) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(store, UNFINISHED + "*")) {
            for (Path folder : left) {
                new Trees(disk).delete(folder);
            }
        } catch (NoSuchFileException e) {
            // No store, nothing left in it.
        }
    }

    /** Puts copies of the files into a folder that has none of them. */
    void copyInto(Disk disk, Path folder) throws IOException {
        copyInto(disk, folder, ALL);
    }

    /** Puts copies of what a client needs into a host's folder, unless that has its own. */
    void copyClientInto(Disk disk, Path folder) throws IOException {
        if (CLIENT.stream().map(folder::resolve).noneMatch(Files::exists)) {
            copyInto(disk, folder, CLIENT);
        }
    }

    private void copyInto(Disk disk, Path folder, List<String> names) throws IOException {
        for (String name : names) {
            FolderCopy.copyFile(disk, directory.resolve(name), folder.resolve(name));
        }
        disk.sync(folder);
    }
}
