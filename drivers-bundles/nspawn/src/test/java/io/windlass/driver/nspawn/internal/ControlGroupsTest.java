package io.windlass.driver.nspawn.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ControlGroupsTest {

    @TempDir
    private Path root;

    @Test
    void entersEachHierarchyOfVersionOne() throws IOException {
        Path memory = hierarchy("memory");
        Path cpuset = hierarchy("cpuset");
        Files.createSymbolicLink(root.resolve("alias"), memory);
        ControlGroups groups = new ControlGroups(root, false);

        assertThat(groups.versionOne("h")).containsExactly(cpuset.resolve("h"), memory.resolve("h"));
        assertThat(groups.unified("h")).isEmpty();
    }

    @Test
    void limitsWhatAHierarchyCanLimit() throws IOException {
        Path memory = group(hierarchy("memory"), "memory.limit_in_bytes");
        Path cpu = group(hierarchy("cpu"), "cpu.cfs_period_us", "cpu.cfs_quota_us");
        Path cpuset = group(hierarchy("cpuset"), "cpuset.cpus", "cpuset.mems");
        Files.writeString(root.resolve("cpuset/cpuset.cpus"), "0-3");
        Files.writeString(root.resolve("cpuset/cpuset.mems"), "0");

        new ControlGroups(root, false).make("h", 512L << 20, 2);

        assertThat(memory.resolve("memory.limit_in_bytes")).hasContent("536870912");
        assertThat(cpu.resolve("cpu.cfs_quota_us")).hasContent("200000");
        assertThat(cpuset.resolve("cpuset.cpus")).hasContent("0-3");
    }

    @Test
    void limitsTheUnifiedGroup() throws IOException {
        Files.writeString(root.resolve("cgroup.controllers"), "cpu memory\n");
        Path group = group(root, "memory.max", "cpu.max");
        ControlGroups groups = new ControlGroups(root, false);

        groups.make("h", 1024, 0);
        assertThat(group.resolve("memory.max")).hasContent("1024");
        assertThat(group.resolve("cpu.max")).isEmptyFile();
        groups.make("h", 1024, 3);
        assertThat(group.resolve("cpu.max")).hasContent("300000 100000");
        assertThat(groups.unified("h")).contains(group);
        assertThat(groups.versionOne("h")).isEmpty();
    }

    @Test
    void leavesTheGroupsToSystemdWhereThatRuns() throws IOException {
        Files.writeString(root.resolve("cgroup.controllers"), "cpu memory\n");
        ControlGroups groups = new ControlGroups(root, true);

        groups.make("h", 1024, 2);

        assertThat(root).isDirectoryNotContaining("glob:**/h");
        assertThat(groups.unified("h")).contains(root.resolve("machine.slice/h.service"));
    }

    @Test
    void findsProcessesWhereverTheyAre() throws IOException {
        Path own = Files.createDirectories(hierarchy("pids").resolve("h"));
        Path unit = Files.createDirectories(hierarchy("systemd").resolve("machine.slice/h.service/payload/init.scope"));
        Path other = Files.createDirectories(root.resolve("pids/h2"));
        Files.writeString(own.resolve("cgroup.procs"), "10\n11\n");
        Files.writeString(unit.resolve("cgroup.procs"), "11\n12\n0\n");
        Files.writeString(other.resolve("cgroup.procs"), "13\n");

        assertThat(new ControlGroups(root, false).processes("h")).containsExactly(10L, 11L, 12L);
    }

    @Test
    void removesGroupsInside() throws IOException {
        Path pids = hierarchy("pids");
        Files.createDirectories(pids.resolve("h/docker/abc"));

        new ControlGroups(root, false).remove("h");

        assertThat(pids).isDirectoryNotContaining("glob:**/h");
    }

    private Path hierarchy(String name) throws IOException {
        Path hierarchy = Files.createDirectory(root.resolve(name));
        Files.createFile(hierarchy.resolve("cgroup.procs"));
        return hierarchy;
    }

    private static Path group(Path hierarchy, String... files) throws IOException {
        Path group = Files.createDirectory(hierarchy.resolve("h"));
        for (String file : files) {
            Files.createFile(group.resolve(file));
        }
        return group;
    }
}
