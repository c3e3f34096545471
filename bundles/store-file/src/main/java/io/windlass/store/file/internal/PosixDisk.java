package io.windlass.store.file.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The file system of the machine. */
final class PosixDisk implements Disk {

    private static final long CHUNK = 8L << 20;
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    @Override
    public void createDirectory(Path directory) throws IOException {
        Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(FOLDER));
    }

    @Override
    public void create(Path file, byte[] content, Set<PosixFilePermission> mode) throws IOException {
        try (FileChannel channel = open(file, mode)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        }
    }

    @Override
    public void copy(FileChannel from, Path to, Set<PosixFilePermission> mode) throws IOException {
        try (FileChannel channel = open(to, mode)) {
            long done = 0;
            long more = from.transferTo(done, CHUNK, channel);
            while (more > 0) {
                done += more;
                more = from.transferTo(done, CHUNK, channel);
            }
        }
    }

    private static FileChannel open(Path file, Set<PosixFilePermission> mode) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(mode));
    }

    @Override
    public void link(Path link, Path target) throws IOException {
        Files.createSymbolicLink(link, target);
    }

    @Override
    public void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
    }
}
