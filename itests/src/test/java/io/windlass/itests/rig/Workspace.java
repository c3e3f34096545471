package io.windlass.itests.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * This run's own folder, with a space in its path, and in it a copy of the distribution. Locked for as long as the run
 * lives, so that the next one knows what is left over.
 */
public final class Workspace {
    private static final Workspace CURRENT = create();

    private final Path folder;

    @SuppressWarnings({"FieldCanBeLocal", "UnusedVariable"}) // Held so that the lock lives as long as the process.
    private final FileChannel lock;

    private Workspace(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    public static Workspace current() {
        return CURRENT;
    }

    /** The copy of the distribution under test. */
    public Path distribution() {
        return folder.resolve("windlass");
    }

    /** A new, empty folder. */
    public Path newFolder(String prefix) {
        try {
            return Files.createTempDirectory(folder, prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The distribution as the build made it. */
    public static Path built() {
        Path built = Path.of(System.getProperty("windlass.distribution"))
                .toAbsolutePath()
                .normalize();
        if (!Files.isDirectory(built)) {
            throw new AssertionError("there is no distribution to test: " + built);
        }
        return built;
    }

    private static Workspace create() {
        try {
            Path cache = Scripts.cache();
            sweep(cache);
            Path folder = Files.createDirectory(
                    cache.resolve("run " + ProcessHandle.current().pid()));
            FileChannel lock =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock.lock();
            Workspace workspace = new Workspace(folder, lock);
            Program.of("cp", "-a", built().toString(), workspace.distribution().toString())
                    .run()
                    .requireSuccess();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder), "remove workspace"));
            return workspace;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sweep(Path cache) throws IOException {
        List<Path> runs;
        try (Stream<Path> all = Files.list(cache)) {
            runs = all.filter(path -> path.getFileName().toString().startsWith("run "))
                    .toList();
        }
        for (Path run : runs) {
            try (FileChannel channel =
                    FileChannel.open(run.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                if (channel.tryLock() != null) {
                    clear(run);
                }
            }
        }
    }

    /** A crashed run may have left hosts, daemons and mounts. */
    private static void clear(Path run) throws IOException {
        Path machine = run.resolve("windlass/bin/machine");
        if (Files.isExecutable(machine)) {
            try (Stream<Path> tests = Files.list(run)) {
                for (Path test : tests.filter(path -> Files.isDirectory(path.resolve("store/machines")))
                        .toList()) {
                    Windlass.leave(run.resolve("windlass"), test.resolve("store"));
                }
            }
        }
        remove(run);
    }

    private static void remove(Path folder) {
        Program.of("bash", Scripts.path("remove.sh").toString(), folder.toString())
                .run()
                .requireSuccess();
    }
}
