package io.windlass.driver.nspawn.internal;

import java.io.File;
import java.io.IOException;
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
        String controllers =
                Files.readString(root.resolve("cgroup.controllers")).strip();
        for (String controller : controllers.isEmpty() ? new String[0] : controllers.split(" ")) {
            Files.writeString(root.resolve("cgroup.subtree_control"), "+" + controller);
        }
        Files.createDirectories(group);
        limit(group.resolve("memory.max"), Long.toString(memoryBytes));
        if (cpus > 0) {
            limit(group.resolve("cpu.max"), cpus * PERIOD_MICROS + " " + PERIOD_MICROS);
        }
    }

    private static void makeVersionOne(Path group, long memoryBytes, int cpus) throws IOException {
        Files.createDirectories(group);
        for (String inherited : List.of("cpuset.cpus", "cpuset.mems")) {
            if (Files.exists(group.resolve(inherited))) {
                Files.writeString(group.resolve(inherited), Files.readString(group.resolveSibling(inherited)));
            }
        }
        limit(group.resolve("memory.limit_in_bytes"), Long.toString(memoryBytes));
        if (cpus > 0) {
            limit(group.resolve("cpu.cfs_period_us"), Long.toString(PERIOD_MICROS));
            limit(group.resolve("cpu.cfs_quota_us"), Long.toString(cpus * PERIOD_MICROS));
        }
    }

    /** Each hierarchy has its own files; a kernel without a controller cannot limit what that controls. */
    private static void limit(Path file, String value) throws IOException {
        if (Files.exists(file)) {
            Files.writeString(file, value);
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
        members(group.toPath().resolve("cgroup.procs")).stream()
                .map(Long::parseLong)
                .filter(pid -> pid > 0)
                .forEach(found::add);
        for (File child : children(group)) {
            collect(child, found);
        }
    }

    private static List<String> members(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            // A group of threads answers so, and one that is gone by now: neither holds processes of its own.
            return List.of();
        }
    }

    /** Removes the host's groups; they must be empty, or about to be. */
    void remove(String name) {
        Waiting.until(BUSY, "removing the control groups of " + name, () -> {
            existing(name).forEach(group -> removeTree(group.toFile()));
            return existing(name).isEmpty();
        });
    }

    private static void removeTree(File group) {
        for (File child : children(group)) {
            removeTree(child);
        }
        try {
            Files.deleteIfExists(group.toPath());
        } catch (IOException e) {
            // Still in use by a process that is on its way out; the caller sees it there and tries again.
            return;
        }
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
