package io.windlass.driver.nspawn.internal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The control groups of hosts, which carry their limits and hold all their processes. Where systemd runs the machine it
 * makes them; elsewhere they are made here, in the one hierarchy of version 2 or in each of version 1.
 *
 * @param root where the hierarchies are mounted
 * @param systemd whether systemd runs this machine
 */
record ControlGroups(Path root, boolean systemd) {

    static final String SLICE = "machine.slice";

    private static final Duration BUSY = Duration.ofSeconds(10);
    private static final long PERIOD_MICROS = 100_000;

    static ControlGroups ofThisMachine() {
        return new ControlGroups(Path.of("/sys/fs/cgroup"), Files.isDirectory(Path.of("/run/systemd/system")));
    }

    private boolean onlyUnified() {
        return Files.exists(root.resolve("cgroup.controllers"));
    }

    private List<Path> hierarchies() {
        if (onlyUnified()) {
            return List.of(root);
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(
                            folder -> !Files.isSymbolicLink(folder) && Files.exists(folder.resolve("cgroup.procs")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Failures.io("The control groups in " + root + " cannot be read", e);
        }
    }

    /** The host's group of version 2, whose leaves hold the processes. */
    Optional<Path> unified(String name) {
        return onlyUnified() ? Optional.of(systemd ? unit(root, name) : root.resolve(name)) : Optional.empty();
    }

    /** The host's groups that the supervisor is to enter by itself. */
    List<Path> versionOne(String name) {
        return systemd || onlyUnified()
                ? List.of()
                : hierarchies().stream().map(h -> h.resolve(name)).toList();
    }

    private static Path unit(Path hierarchy, String name) {
        return hierarchy.resolve(SLICE).resolve(name + ".service");
    }

    /** Makes the groups and sets the limits, unless that is systemd's. */
    void make(String name, long memoryBytes, int cpus) {
        if (systemd) {
            return;
        }
        try {
            if (onlyUnified()) {
                makeUnified(root.resolve(name), memoryBytes, cpus);
            }
            for (Path group : versionOne(name)) {
                makeVersionOne(group, memoryBytes, cpus);
            }
        } catch (IOException e) {
            throw Failures.io("The control groups of " + name + " cannot be made", e);
        }
    }

    private void makeUnified(Path group, long memoryBytes, int cpus) throws IOException {
        for (String controller :
                Files.readString(root.resolve("cgroup.controllers")).strip().split(" ")) {
            Files.writeString(root.resolve("cgroup.subtree_control"), "+" + controller);
        }
        Files.createDirectories(group);
        Files.writeString(group.resolve("memory.max"), Long.toString(memoryBytes));
        if (cpus > 0) {
            Files.writeString(group.resolve("cpu.max"), cpus * PERIOD_MICROS + " " + PERIOD_MICROS);
        }
    }

    private static void makeVersionOne(Path group, long memoryBytes, int cpus) throws IOException {
        Files.createDirectories(group);
        for (String inherited : List.of("cpuset.cpus", "cpuset.mems")) {
            if (Files.exists(group.resolve(inherited))) {
                Files.writeString(group.resolve(inherited), Files.readString(group.resolveSibling(inherited)));
            }
        }
        if (Files.exists(group.resolve("memory.limit_in_bytes"))) {
            Files.writeString(group.resolve("memory.limit_in_bytes"), Long.toString(memoryBytes));
        }
        if (cpus > 0 && Files.exists(group.resolve("cpu.cfs_quota_us"))) {
            Files.writeString(group.resolve("cpu.cfs_period_us"), Long.toString(PERIOD_MICROS));
            Files.writeString(group.resolve("cpu.cfs_quota_us"), Long.toString(cpus * PERIOD_MICROS));
        }
    }

    /** All processes of the host, as this machine numbers them. */
    Set<Long> processes(String name) {
        Set<Long> found = new TreeSet<>();
        for (Path group : existing(name)) {
            collect(group.toFile(), found);
        }
        return found;
    }

    private static void collect(File group, Set<Long> found) {
        try (Stream<String> lines = Files.lines(group.toPath().resolve("cgroup.procs"))) {
            lines.map(Long::parseLong).filter(pid -> pid > 0).forEach(found::add);
        } catch (IOException | UncheckedIOException e) {
            // A group of threads says so by an error, and one that is gone by now holds nothing.
            return;
        }
        for (File child : children(group)) {
            collect(child, found);
        }
    }

    /** Removes the host's groups; they must be empty, or about to be. */
    void remove(String name) {
        Waiting.until(BUSY, "removing the control groups of " + name, () -> {
            existing(name).forEach(group -> removeTree(group.toFile()));
            return existing(name).isEmpty();
        });
    }

    /** The kernel refuses to remove a group that is in use: seen by its being there afterwards. */
    private static void removeTree(File group) {
        for (File child : children(group)) {
            removeTree(child);
        }
        boolean gone = group.delete();
        assert gone || group.exists();
    }

    private static List<File> children(File group) {
        File[] children = group.listFiles(File::isDirectory);
        return children == null ? List.of() : List.of(children);
    }

    private List<Path> existing(String name) {
        return hierarchies().stream()
                .flatMap(h -> Stream.of(h.resolve(name), unit(h, name)))
                .filter(Files::isDirectory)
                .toList();
    }
}
