package io.windlass.provisioner.debian.internal;

import static io.windlass.provisioner.debian.internal.Script.ACTIVATE;
import static io.windlass.provisioner.debian.internal.Script.FILES;
import static io.windlass.provisioner.debian.internal.Script.HOST_NAME;
import static io.windlass.provisioner.debian.internal.Script.INSTALL_PACKAGE;
import static io.windlass.provisioner.debian.internal.Script.INSTALL_SCRIPT;
import static io.windlass.provisioner.debian.internal.Script.PROBE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.api.certificate.EngineCertificates;
import io.windlass.api.error.MachineException;
import io.windlass.api.host.EngineOptions;
import io.windlass.api.ssh.CommandResult;
import io.windlass.api.ssh.RemoteCommand;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class DebianProvisionerTest {

    private final DebianProvisioner provisioner = new DebianProvisioner();
    private final Requests requests = new Requests();

    @Test
    void supportsTheFamilyOfDebian() {
        assertThat(provisioner.supports(Requests.system("debian"))).isTrue();
        assertThat(provisioner.supports(Requests.system("ubuntu", "debian"))).isTrue();
        assertThat(provisioner.supports(Requests.system("raspbian", "debian"))).isTrue();
        assertThat(provisioner.supports(Requests.system("linuxmint", "ubuntu", "debian")))
                .isTrue();
        assertThat(provisioner.supports(Requests.system("rocky", "rhel", "centos", "fedora")))
                .isFalse();
    }

    @Test
    void aPresentEngineIsConfiguredInFiveCommands() {
        FakeHost host = FakeHost.withEngine();

        provisioner.provision(requests.of(host, Requests.PACKAGE));

        assertThat(host.scripts()).containsExactly(PROBE, HOST_NAME, FILES, FILES, ACTIVATE);
        assertThat(host.running).contains("tcp://0.0.0.0:2376", "--tlsverify", "provider=generic");
        assertThat(requests.lines)
                .containsExactly(
                        "Copying certs to the remote machine...",
                        "Setting Docker configuration on the remote daemon...");
    }

    @Test
    void anUnchangedHostIsOnlyLookedAt() {
        FakeHost host = FakeHost.withEngine();
        provisioner.provision(requests.of(host, Requests.PACKAGE));
        int starts = host.starts;
        host.commands.clear();
        requests.lines.clear();

        provisioner.provision(requests.of(host, Requests.PACKAGE));

        assertThat(host.scripts()).containsExactly(PROBE);
        assertThat(host.starts).isEqualTo(starts);
        assertThat(requests.lines).isEmpty();
    }

    @Test
    void theFirstStartOfAPackageIsWithOurConfiguration() {
        FakeHost host = new FakeHost();

        provisioner.provision(requests.of(host, Requests.PACKAGE));

        assertThat(host.scripts()).containsExactly(PROBE, HOST_NAME, FILES, FILES, INSTALL_PACKAGE, PROBE);
        assertThat(host.starts).isEqualTo(1);
        assertThat(host.running).contains("--tlsverify");
        assertThat(requests.lines).first().isEqualTo("Installing Docker...");
    }

    @Test
    void aWrongGuessOfThePackagesPathIsPutRight() {
        FakeHost host = new FakeHost();
        host.packagedDockerd = "/usr/bin/dockerd";

        provisioner.provision(requests.of(host, Requests.PACKAGE));

        assertThat(host.scripts()).endsWith(INSTALL_PACKAGE, PROBE, FILES, ACTIVATE);
        assertThat(host.running).startsWith("/usr/bin/dockerd").contains("--tlsverify");
    }

    @Test
    void anInstallationScriptIsFollowedByOurConfiguration() {
        FakeHost host = new FakeHost();

        provisioner.provision(requests.of(host, Requests.options("https://example.org/install")));

        assertThat(host.scripts()).containsExactly(PROBE, HOST_NAME, INSTALL_SCRIPT, PROBE, FILES, FILES, ACTIVATE);
        assertThat(host.commands.get(2).arguments()).last().isEqualTo("https://example.org/install");
    }

    @Test
    void theDefaultScriptThatCannotBeFetchedIsReplacedByThePackage() {
        FakeHost host = new FakeHost();
        host.answers.put(INSTALL_SCRIPT, new CommandResult(90, "", "curl: (6) Could not resolve\nhost"));

        provisioner.provision(requests.of(host, EngineOptions.DEFAULTS));

        assertThat(host.running).contains("--tlsverify");
        assertThat(requests.lines)
                .contains(
                        "Cannot fetch https://get.docker.com on the host (curl: (6) Could not resolve host): installing"
                                + " the distribution's own package instead.");
    }

    @Test
    void aDefaultScriptThatFailsIsNotReplaced() {
        FakeHost host = new FakeHost();
        host.answers.put(INSTALL_SCRIPT, new CommandResult(1, "", "E: broken"));

        assertThatThrownBy(() -> provisioner.provision(requests.of(host, EngineOptions.DEFAULTS)))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("E: broken");
        assertThat(host.scripts()).doesNotContain(INSTALL_PACKAGE);
    }

    @Test
    void anyOtherScriptThatCannotBeFetchedIsAnError() {
        FakeHost host = new FakeHost();
        host.answers.put(INSTALL_SCRIPT, new CommandResult(90, "", "curl: (22) 404"));

        assertThatThrownBy(() -> provisioner.provision(requests.of(host, Requests.options("https://example.org/x"))))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("https://example.org/x")
                .hasMessageContaining("404");
        assertThat(host.scripts()).doesNotContain(INSTALL_PACKAGE);
    }

    @Test
    void newCertificatesRestartTheEngine() {
        FakeHost host = FakeHost.withEngine();
        provisioner.provision(requests.of(host, Requests.PACKAGE));
        int starts = host.starts;
        EngineCertificates renewed = new EngineCertificates("authority\n", "", "", "renewed\n", Requests.SERVER_KEY);

        provisioner.provision(requests.of(host, Requests.PACKAGE, renewed));

        assertThat(host.starts).isEqualTo(starts + 1);
        assertThat(host.files.get(EngineFiles.SERVER)).hasFieldOrPropertyWithValue("content", "renewed\n");
    }

    @Test
    void anEngineWithOtherArgumentsIsRestarted() {
        FakeHost host = FakeHost.withEngine();
        provisioner.provision(requests.of(host, Requests.PACKAGE));
        host.running = List.of(host.dockerd, "-H", "fd://");

        provisioner.provision(requests.of(host, Requests.PACKAGE));

        assertThat(host.running).contains("--tlsverify");
    }

    @Test
    void aDisabledEngineIsEnabledWithoutARestart() {
        FakeHost host = FakeHost.withEngine();
        provisioner.provision(requests.of(host, Requests.PACKAGE));
        int starts = host.starts;
        host.enabled = false;

        provisioner.provision(requests.of(host, Requests.PACKAGE));

        assertThat(host.enabled).isTrue();
        assertThat(host.starts).isEqualTo(starts);
    }

    @Test
    void aRunThatBreaksAnywhereCanBeRepeated() {
        for (EngineOptions engine : List.of(Requests.PACKAGE, Requests.options("https://example.org/install"))) {
            for (boolean present : List.of(true, false)) {
                for (int breakAfter = 1; breakAfter < 8; breakAfter++) {
                    FakeHost host = present ? FakeHost.withEngine() : new FakeHost();
                    breakAndRepeat(host, engine, breakAfter);
                }
            }
        }
    }

    @Test
    void aRestartThatABreakPreventedIsMadeUpFor() {
        FakeHost host = FakeHost.withEngine();
        provisioner.provision(requests.of(host, Requests.PACKAGE));
        int starts = host.starts;
        EngineCertificates renewed = new EngineCertificates("authority\n", "", "", "renewed\n", Requests.SERVER_KEY);
        host.commands.clear();
        host.commandsUntilBreak = 2;
        assertThatThrownBy(() -> provisioner.provision(requests.of(host, Requests.PACKAGE, renewed)))
                .isInstanceOf(MachineException.class);
        assertThat(host.scripts()).containsExactly(PROBE, FILES);
        host.commandsUntilBreak = Integer.MAX_VALUE;

        provisioner.provision(requests.of(host, Requests.PACKAGE, renewed));

        assertThat(host.starts).isEqualTo(starts + 1);
    }

    private void breakAndRepeat(FakeHost host, EngineOptions engine, int breakAfter) {
        host.commandsUntilBreak = breakAfter;
        boolean broke = false;
        try {
            provisioner.provision(requests.of(host, engine));
        } catch (MachineException e) {
            broke = true;
        }
        assertThat(broke).isEqualTo(host.commands.size() == breakAfter);
        host.commandsUntilBreak = Integer.MAX_VALUE;

        provisioner.provision(requests.of(host, engine));

        assertThat(host.running).contains("--tlsverify").startsWith(host.dockerd);
        assertThat(host.files)
                .containsOnlyKeys(
                        EngineFiles.AUTHORITY, EngineFiles.SERVER, EngineFiles.SERVER_KEY, EngineFiles.DROP_IN);
        assertThat(host.restartOwed).isFalse();
        assertThat(host.name).isEqualTo("web1");
    }

    @Test
    void aHalfInstalledPackageIsFinished() {
        FakeHost host = new FakeHost();
        host.dockerd = host.packagedDockerd;
        host.loadState = "loaded";
        host.unfinished = "containerd";

        provisioner.provision(requests.of(host, Requests.PACKAGE));

        assertThat(host.scripts()).contains(INSTALL_PACKAGE);
        assertThat(host.running).contains("--tlsverify");
    }

    @Test
    void noSecretIsEverAnArgument() {
        FakeHost host = new FakeHost();
        EngineOptions engine = Requests.environment("HTTP_PROXY=http://user:pass-word@proxy:1/");
        String key = Base64.getEncoder().encodeToString(Requests.SERVER_KEY.getBytes(StandardCharsets.UTF_8));

        provisioner.provision(requests.of(host, engine));

        assertThat(host.files.get(EngineFiles.SERVER_KEY))
                .isEqualTo(new RemoteFile(EngineFiles.SERVER_KEY, "600", Requests.SERVER_KEY));
        for (RemoteCommand command : host.commands) {
            assertThat(String.join(" ", command.arguments())).doesNotContain("PRIVATE", "c2VjcmV0", "pass-word", key);
        }
    }
}
