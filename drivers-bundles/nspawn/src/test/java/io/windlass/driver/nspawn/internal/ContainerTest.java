package io.windlass.driver.nspawn.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContainerTest {

    @TempDir
    private Path groups;

    @Test
    void detachesWhereThereIsNoSystemd() {
        List<String> command = command(false);

        assertThat(command)
                .startsWith(
                        "setsid",
                        "--fork",
                        "/bin/sh",
                        "/run/windlass/01234567/supervise",
                        "/run/windlass/01234567",
                        "/run/windlass/01234567/files/console.log",
                        "",
                        "systemd-nspawn");
        assertThat(command)
                .contains(
                        "--directory=/run/windlass/01234567/root",
                        "--uuid=01234567-89ab-4def-8123-456789abcdef",
                        "--network-namespace-path=/run/netns/windlass-01234567",
                        "--bind=/run/windlass/01234567/disk/docker:/var/lib/docker");
    }

    @Test
    void isAUnitWithLimitsWhereSystemdRuns() throws IOException {
        Files.writeString(groups.resolve("cgroup.controllers"), "cpu memory\n");

        assertThat(command(true))
                .startsWith("systemd-run")
                .contains(
                        "--unit=windlass-01234567",
                        "--property=Delegate=yes",
                        "--property=MemoryMax=536870912",
                        "--property=CPUQuota=200%",
                        groups + "/machine.slice/windlass-01234567.service");
    }

    @Test
    void neverShowsThePathOfTheStore() {
        assertThat(command(false)).noneMatch(argument -> argument.contains("/store/"));
    }

    @Test
    void namesFitTheKernelsLimits() {
        assertThat(Hosts.layout().link()).hasSizeLessThanOrEqualTo(15);
        assertThat(Network.translation(Hosts.layout(), "10.213.0.2", Subnet.parse("10.213.0.0/16")))
                .contains("table ip windlass_01234567 ", "ip saddr 10.213.0.2 ip daddr != 10.213.0.0/16 masquerade");
        assertThat(Network.filterRules(Hosts.layout()))
                .allSatisfy(rule -> assertThat(rule).contains("wl01234567", "windlass-01234567", "ACCEPT"));
    }

    private List<String> command(boolean systemd) {
        return Container.launchCommand(Hosts.layout(), Hosts.SPEC, new ControlGroups(groups, systemd));
    }
}
