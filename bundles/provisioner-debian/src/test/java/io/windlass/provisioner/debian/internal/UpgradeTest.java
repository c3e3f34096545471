package io.windlass.provisioner.debian.internal;

import static io.windlass.provisioner.debian.internal.Script.ACTIVATE;
import static io.windlass.provisioner.debian.internal.Script.PROBE;
import static io.windlass.provisioner.debian.internal.Script.UPGRADE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.ssh.CommandResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpgradeTest {

    private final DebianProvisioner provisioner = new DebianProvisioner();
    private final Requests requests = new Requests();
    private final FakeHost host = FakeHost.withEngine();

    @BeforeEach
    void provision() {
        provisioner.provision(requests.of(host, Requests.PACKAGE));
        host.commands.clear();
        requests.lines.clear();
    }

    private void upgrade() {
        provisioner.upgrade(requests.of(host, Requests.PACKAGE));
    }

    @Test
    void aNewerEngineIsInstalledAndStarted() {
        host.offered.put("docker.io", "26.1.5");
        List<String> arguments = host.running;
        Map<String, RemoteFile> files = Map.copyOf(host.files);
        int starts = host.starts;

        upgrade();

        assertThat(host.scripts()).containsExactly(PROBE, UPGRADE, ACTIVATE);
        assertThat(host.installed).containsEntry("docker.io", "26.1.5").containsEntry("containerd", "1.6.20");
        assertThat(host.starts).isEqualTo(starts + 1);
        assertThat(host.running).isEqualTo(arguments);
        assertThat(host.files).isEqualTo(files);
        assertThat(requests.lines)
                .containsExactly(
                        "Upgrading docker...", "Upgraded docker.io from 20.10.24 to 26.1.5.", "Restarting docker...");
    }

    @Test
    void theNewestEngineIsLeftAlone() {
        int starts = host.starts;

        upgrade();

        assertThat(host.scripts()).containsExactly(PROBE, UPGRADE);
        assertThat(host.starts).isEqualTo(starts);
        assertThat(requests.lines)
                .containsExactly(
                        "Upgrading docker...",
                        "docker.io 20.10.24 is the newest that the host's package sources offer.");
    }

    @Test
    void anEngineThatItsPackageRestartedIsNotRestartedAgain() {
        host.offered.put("docker.io", "26.1.5");
        host.packagesRestart = true;
        int starts = host.starts;

        upgrade();

        assertThat(host.scripts()).containsExactly(PROBE, UPGRADE);
        assertThat(host.starts).isEqualTo(starts + 1);
    }

    @Test
    void whatOnlyItsParentsNeedIsUpgradedAsWell() {
        host.offered.put("containerd", "1.7.0");

        upgrade();

        assertThat(requests.lines)
                .containsExactly(
                        "Upgrading docker...",
                        "Upgraded containerd from 1.6.20 to 1.7.0.",
                        "docker.io 20.10.24 is the newest that the host's package sources offer.",
                        "Restarting docker...");
    }

    @Test
    void aPackageThatIsHeldBackStays() {
        host.offered.put("docker.io", "26.1.5");
        host.held.add("docker.io");

        upgrade();

        assertThat(host.installed).containsEntry("docker.io", "20.10.24");
        assertThat(requests.lines).last().asString().contains("docker.io stays at 20.10.24", "holds");
    }

    @Test
    void anEngineThatDoesNotRunIsStarted() {
        host.running = List.of();

        upgrade();

        assertThat(host.running).contains("--tlsverify");
    }

    @Test
    void aRunThatBreaksAnywhereCanBeRepeated() {
        for (int breakAfter = 1; breakAfter < 4; breakAfter++) {
            host.offered.put("docker.io", "26.1." + breakAfter);
            int starts = host.starts;
            host.commands.clear();
            host.commandsUntilBreak = breakAfter;
            assertThatThrownBy(this::upgrade).isInstanceOf(MachineException.class);
            host.commandsUntilBreak = Integer.MAX_VALUE;

            upgrade();

            assertThat(host.installed).containsEntry("docker.io", "26.1." + breakAfter);
            assertThat(host.starts).isEqualTo(starts + 1);
        }
    }

    @Test
    void aHalfUpgradedPackageIsFinished() {
        host.unfinished = "containerd";

        upgrade();

        assertThat(host.scripts()).contains(UPGRADE);
    }

    @Test
    void anEngineThatIsNoPackageIsRefused() {
        host.installed.clear();

        MachineException e = catchThrowableOfType(MachineException.class, this::upgrade);

        assertThat(e.code()).isEqualTo(StandardErrorCode.ENGINE_SETUP_FAILED);
        assertThat(e.text()).contains("web1", "docker-ce", "docker.io");
        assertThat(e.hint()).contains("machine provision web1");
        assertThat(host.scripts()).containsExactly(PROBE);
    }

    @Test
    void aPackageManagerThatFailsSaysWhy() {
        host.answers.put(UPGRADE, new CommandResult(1, "", "E: Failed to fetch http://mirror.example"));
        int starts = host.starts;

        MachineException e = catchThrowableOfType(MachineException.class, this::upgrade);

        assertThat(e.text()).contains("docker.io", "Failed to fetch http://mirror.example");
        assertThat(e.hint()).isNotEmpty();
        assertThat(host.starts).isEqualTo(starts);
    }
}
