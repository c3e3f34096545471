package io.windlass.store.file.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * The few changes to a file system that the store is made of. Each is one step that can fail, or that can be the last
 * one before a crash; tests go through all of them.
 */
interface Disk {

    /** Makes a folder of mode 0700; the one above it exists. */
    void createDirectory(Path directory) throws IOException;

    /** Makes a file that does not exist yet. It has its mode from the first moment on. */
    void create(Path file, byte[] content, Set<PosixFilePermission> mode) throws IOException;

    /** Makes a file that does not exist yet of another one, however large that is. */
    void copy(FileChannel from, Path to, Set<PosixFilePermission> mode) throws IOException;

    /** Makes a symbolic link that does not exist yet. */
    void link(Path link, Path target) throws IOException;

    /** Forces a file's content, or a folder's list of names, to the medium. */
    void sync(Path path) throws IOException;

    /** Gives a file or folder another name at once. A file of that name is replaced, a folder that holds something never. */
    void rename(Path from, Path to) throws IOException;

    /** Removes a file, a symbolic link or an empty folder if it is there. */
    void delete(Path path) throws IOException;
}
