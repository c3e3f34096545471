package io.windlass.store.file.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Copies what lies in a folder into another one that exists. Links stay links, so that none leads out of the folder or in
 * a circle; what is mounted there, and what is neither a file nor a folder, is no part of it.
 */
final class FolderCopy extends SimpleFileVisitor<Path> {

    private static final String DEVICE = "unix:dev";

    private final Disk disk;
    private final Path from;
    private final Path to;
    private final PathMapping links;
    private final Predicate<String> wanted;
    private final Object device;

    private FolderCopy(Disk disk, Path from, Path to, PathMapping links, Predicate<String> wanted) throws IOException {
        this.disk = disk;
        this.from = from;
        this.to = to;
        this.links = links;
        this.wanted = wanted;
        this.device = Files.getAttribute(from, DEVICE);
    }

    /**
     * Copies durably, but for the name of the outermost folder.
     *
     * @param links what becomes of the targets of links
     * @param wanted which names of the outermost folder are copied
     * @throws IOException if it cannot be written; that it cannot be read is a MachineException
     */
    static void copy(Disk disk, Path from, Path to, PathMapping links, Predicate<String> wanted) throws IOException {
        Files.walkFileTree(from, new FolderCopy(disk, from, to, links, wanted));
    }

    private boolean isWanted(Path path) {
        return !from.equals(path.getParent()) || wanted.test(path.getFileName().toString());
    }

    private Path target(Path path) {
        return to.resolve(from.relativize(path));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        if (directory.equals(from)) {
            return FileVisitResult.CONTINUE;
        }
        if (!isWanted(directory) || !device.equals(Files.getAttribute(directory, DEVICE, LinkOption.NOFOLLOW_LINKS))) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        disk.createDirectory(target(directory));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (!isWanted(file)) {
            return FileVisitResult.CONTINUE;
        }
        if (attributes.isSymbolicLink()) {
            String target = links.apply(Files.readSymbolicLink(file).toString());
            disk.link(target(file), Path.of(target));
        } else if (attributes.isRegularFile()) {
            copyFile(disk, file, target(file));
        }
        return FileVisitResult.CONTINUE;
    }

    static void copyFile(Disk disk, Path file, Path target) throws IOException {
        FileChannel opened;
        try {
            opened = FileChannel.open(file, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            // Somebody removed it since the folder was listed.
            return;
        } catch (IOException e) {
            throw Failures.unreadable(file, e);
        }
        try (FileChannel content = opened) {
            disk.copy(content, target, FileModes.of(file));
        }
        disk.sync(target);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        if (failure instanceof NoSuchFileException || !isWanted(file)) {
            return FileVisitResult.CONTINUE;
        }
        throw Failures.unreadable(file, failure);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
        if (failure != null) {
            throw Failures.unreadable(directory, failure);
        }
        disk.sync(target(directory));
        return FileVisitResult.CONTINUE;
    }
}
