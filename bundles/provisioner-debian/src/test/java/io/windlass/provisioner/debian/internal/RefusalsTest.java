package io.windlass.provisioner.debian.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.EngineOptions;
import io.windlass.api.ssh.CommandResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot work is found before anything on the host is touched, and says what to do. */
class RefusalsTest {

    private final FakeHost host = FakeHost.withEngine();

    @Test
    void aHostWithoutSystemd() {
        host.systemd = "no";

        assertThat(refusal(Requests.PACKAGE).text()).contains("web1", "systemd");
    }

    @Test
    void aLoginWithoutRoot() {
        host.answers.put(Script.PROBE, new CommandResult(1, "", "sudo: a password is required"));

        MachineException e = refusal(Requests.PACKAGE);

        assertThat(e.text()).contains("sudo: a password is required");
        assertThat(e.hint()).contains("sudo without a password");
    }

    @Test
    void aMaskedEngine() {
        host.loadState = "masked";

        assertThat(refusal(Requests.PACKAGE).hint()).contains("systemctl unmask docker.service");
    }

    @Test
    void aStorageDriverThatTheFileSystemCannotCarry() {
        host.fileSystem = "overlayfs";
        assertThat(refusal(Requests.storage("overlay2")).text()).contains("overlay2", "overlayfs");

        host.fileSystem = "ext2/ext3";
        assertThat(refusal(Requests.storage("btrfs")).text()).contains("btrfs", "ext2/ext3");
    }

    @Test
    void aConfigurationFileThatSetsWhatFlagsSet() {
        host.configuration = """
                {"hosts": ["fd://"], "log-opts": {"max-size": "1m"}, "labels": ["a=b"], "tlsverify": true, "mtu": 1400}
                """;

        MachineException e = refusal(Requests.flags("log-opt=max-size=2m"));

        assertThat(e.text())
                .contains("/etc/docker/daemon.json", "hosts, labels, log-opts, tlsverify")
                .doesNotContain("mtu");
    }

    @Test
    void aConfigurationFileThatSetsRegistriesOnlyIfWeDo() {
        host.configuration = """
                {"insecure-registries": ["a:1"], "registry-mirrors": [], "storage-driver": "overlay2"}
                """;
        EngineOptions all = new EngineOptions(
                EngineOptions.DISTRIBUTION, "overlay2", List.of(), List.of(), List.of(), List.of("b:2"), List.of("c"));

        assertThat(refusal(all).text()).contains("insecure-registries, registry-mirrors, storage-driver");
        new DebianProvisioner().provision(new Requests().of(host, Requests.PACKAGE));
        assertThat(host.running).contains("--tlsverify");
    }

    @Test
    void aConfigurationFileThatIsNotJson() {
        host.configuration = "{\n  \"hosts\": [\n";
        assertThat(refusal(Requests.PACKAGE).text()).contains("/etc/docker/daemon.json", "not a JSON object", "line");

        host.configuration = "[]";
        assertThat(refusal(Requests.PACKAGE).text()).contains("not a JSON object");
    }

    private MachineException refusal(EngineOptions engine) {
        host.commands.clear();
        MachineException e = catchThrowableOfType(
                MachineException.class, () -> new DebianProvisioner().provision(new Requests().of(host, engine)));
        assertThat(e.code()).isEqualTo(StandardErrorCode.ENGINE_SETUP_FAILED);
        assertThat(host.scripts()).containsExactly(Script.PROBE);
        return e;
    }

    @Test
    void anEngineThatDoesNotStartShowsItsLastWords() {
        host.answers.put(Script.ACTIVATE, new CommandResult(1, "", "x".repeat(9000) + "\nunknown flag: --nonsense\n"));

        MachineException e = catchThrowableOfType(
                MachineException.class,
                () -> new DebianProvisioner().provision(new Requests().of(host, Requests.flags("nonsense"))));

        assertThat(e.code()).isEqualTo(StandardErrorCode.ENGINE_SETUP_FAILED);
        assertThat(e.text()).contains("start Docker on \"web1\"").endsWith("unknown flag: --nonsense");
        assertThat(e.text().length()).isLessThan(2000);
        assertThat(host.restartOwed).isTrue();
    }

    @Test
    void aDropInThatOverridesOursIsNamed() {
        host.answers.put(
                Script.ACTIVATE,
                new CommandResult(0, "service.ActiveState active\nservice.DropInPaths /etc/x/override.conf\n", ""));

        MachineException e = catchThrowableOfType(
                MachineException.class,
                () -> new DebianProvisioner().provision(new Requests().of(host, Requests.PACKAGE)));

        assertThat(e.hint()).contains("/etc/x/override.conf");
    }
}
