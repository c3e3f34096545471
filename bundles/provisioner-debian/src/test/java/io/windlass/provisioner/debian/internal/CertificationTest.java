package io.windlass.provisioner.debian.internal;

import static io.windlass.provisioner.debian.internal.Script.ACTIVATE;
import static io.windlass.provisioner.debian.internal.Script.FILES;
import static io.windlass.provisioner.debian.internal.Script.PROBE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.windlass.api.certificate.EngineCertificates;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.ssh.RemoteCommand;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CertificationTest {

    private static final EngineCertificates RENEWED =
            new EngineCertificates("authority\n", "", "", "renewed\n", "-----BEGIN PRIVATE KEY-----\nbmV3\n");

    private final DebianProvisioner provisioner = new DebianProvisioner();
    private final Requests requests = new Requests();
    private final FakeHost host = FakeHost.withEngine();

    @BeforeEach
    void provision() {
        provisioner.provision(requests.of(host, Requests.PACKAGE));
        host.commands.clear();
        requests.lines.clear();
    }

    private void certify() {
        // Other options than the host has: they are none of its business.
        provisioner.certify(requests.of(host, Requests.labels("new=label"), RENEWED));
    }

    @Test
    void theCertificatesAreExchangedAndNothingElse() {
        host.name = "renamed";
        List<String> arguments = host.running;
        RemoteFile dropIn = host.files.get(EngineFiles.DROP_IN);
        int starts = host.starts;

        certify();

        assertThat(host.scripts()).containsExactly(PROBE, FILES, ACTIVATE);
        assertThat(host.files)
                .containsEntry(EngineFiles.SERVER, new RemoteFile(EngineFiles.SERVER, "644", "renewed\n"))
                .containsEntry(
                        EngineFiles.SERVER_KEY, new RemoteFile(EngineFiles.SERVER_KEY, "600", RENEWED.serverKey()))
                .containsEntry(EngineFiles.DROP_IN, dropIn);
        assertThat(host.starts).isEqualTo(starts + 1);
        assertThat(host.running).isEqualTo(arguments);
        assertThat(host.name).isEqualTo("renamed");
        assertThat(requests.lines).containsExactly("Copying certs to the remote machine...");
        assertThat(host.commands).extracting(RemoteCommand::toString).noneMatch(line -> line.contains("PRIVATE"));
    }

    @Test
    void aRepetitionRestartsNothing() {
        certify();
        int starts = host.starts;

        certify();

        assertThat(host.starts).isEqualTo(starts);
    }

    @Test
    void aRunThatBreaksAnywhereCanBeRepeated() {
        for (int breakAfter = 1; breakAfter < 4; breakAfter++) {
            provisioner.provision(requests.of(host, Requests.PACKAGE));
            int starts = host.starts;
            host.commands.clear();
            host.commandsUntilBreak = breakAfter;
            assertThatThrownBy(this::certify).isInstanceOf(MachineException.class);
            host.commandsUntilBreak = Integer.MAX_VALUE;

            certify();

            assertThat(host.files)
                    .containsEntry(EngineFiles.SERVER, new RemoteFile(EngineFiles.SERVER, "644", "renewed\n"));
            assertThat(host.starts).isEqualTo(starts + 1);
            assertThat(host.restartOwed).isFalse();
        }
    }

    @Test
    void anEngineThatDoesNotRunIsStarted() {
        certify();
        host.running = List.of();

        certify();

        assertThat(host.running).contains("--tlsverify");
    }

    @Test
    void aHostWithoutAnEngineIsRefused() {
        FakeHost bare = new FakeHost();

        MachineException e = catchThrowableOfType(
                MachineException.class, () -> provisioner.certify(requests.of(bare, Requests.PACKAGE, RENEWED)));

        assertThat(e.code()).isEqualTo(StandardErrorCode.ENGINE_SETUP_FAILED);
        assertThat(e.hint()).contains("machine provision web1");
        assertThat(bare.scripts()).containsExactly(PROBE);
        assertThat(bare.files).isEmpty();
    }
}
