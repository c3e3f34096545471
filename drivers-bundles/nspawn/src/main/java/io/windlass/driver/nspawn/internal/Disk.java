package io.windlass.driver.nspawn.internal;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A host's disk: a sparse image, which is the limit of what the host can write, over a root file system that all hosts
 * share and nobody changes.
 */
final class Disk {

    private final Commands commands;
    private final Mounts mounts;

    Disk(Commands commands) {
        this.commands = commands;
        this.mounts = new Mounts(commands);
    }

    /** Makes the image unless it is there. */
    void make(HostLayout layout, int megabytes) {
        if (Files.exists(layout.image())) {
            return;
        }
        Path unfinished = layout.files().resolve("disk.new");
        try (RandomAccessFile file = new RandomAccessFile(unfinished.toFile(), "rw")) {
            file.setLength(0);
            file.setLength(megabytes * 1024L * 1024L);
        } catch (IOException e) {
            throw Failures.io("The disk " + unfinished + " cannot be made", e);
        }
        String lazily = "lazy_itable_init=1,lazy_journal_init=1,nodiscard";
        commands.require("mkfs.ext4", "-q", "-F", "-m", "0", "-E", lazily, unfinished.toString());
        try {
            Files.move(unfinished, layout.image(), ATOMIC_MOVE);
        } catch (IOException e) {
            throw Failures.io("The disk " + layout.image() + " cannot be made", e);
        }
    }

    /** Mounts the disk and, over it, the root of the host. */
    void mount(HostLayout layout) {
        Path upper = layout.disk().resolve("upper");
        Path work = layout.disk().resolve("work");
        try {
            Files.createDirectories(layout.disk());
            Files.createDirectories(layout.root());
            Files.createSymbolicLink(layout.filesLink(), layout.files());
            commands.require(
                    "mount",
                    "-o",
                    "loop,noatime",
                    layout.image().toString(),
                    layout.disk().toString());
            Files.createDirectories(upper);
            Files.createDirectories(work);
            for (Path plain : plainFolders(layout)) {
                Files.createDirectories(plain);
            }
        } catch (IOException e) {
            throw Failures.io("The disk " + layout.image() + " cannot be mounted", e);
        }
        String options = "lowerdir=" + layout.filesLink().resolve("base") + ",upperdir=" + upper + ",workdir=" + work;
        commands.require(
                "mount",
                "-t",
                "overlay",
                "-o",
                options,
                layout.name(),
                layout.root().toString());
    }

    /** Folders for the engine's data: its own overlays do not work on top of ours. */
    static List<Path> plainFolders(HostLayout layout) {
        return List.of(layout.disk().resolve("docker"), layout.disk().resolve("containerd"));
    }

    void unmount(HostLayout layout) {
        mounts.release(layout.run());
    }
}
