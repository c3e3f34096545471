package io.windlass.store.file.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A real disk on which another program acts once, just before a file of a certain name is made or gets another name. */
final class DisturbedDisk implements Disk {

    /** What the other program does. */
    interface Act {
        void run() throws IOException;
    }

    private final Disk disk = FaultyDisk.healthy();
    private String step = "";
    private Act act = () -> {};

    /** Acts before a file is made. */
    void beforeCreating(String name, Act other) {
        step = "create " + name;
        act = other;
    }

    /** Acts before a file gets its last name. */
    void beforePlacing(String name, Act other) {
        step = "place " + name;
        act = other;
    }

    boolean wasDisturbed() {
        return step.isEmpty();
    }

    private void reach(String reached) throws IOException {
        if (reached.equals(step)) {
            step = "";
            act.run();
        }
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        disk.createDirectory(directory);
    }

    @Override
    public void create(Path file, byte[] content, Set<PosixFilePermission> mode) throws IOException {
        reach("create " + file.getFileName());
        disk.create(file, content, mode);
    }

    @Override
    public void copy(FileChannel from, Path to, Set<PosixFilePermission> mode) throws IOException {
        reach("create " + to.getFileName());
        disk.copy(from, to, mode);
    }

    @Override
    public void link(Path link, Path target) throws IOException {
        disk.link(link, target);
    }

    @Override
    public void sync(Path path) throws IOException {
        disk.sync(path);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        reach("place " + to.getFileName());
        disk.rename(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
        disk.delete(path);
    }
}
