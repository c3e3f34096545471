package io.windlass.driver.fake.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.api.certificate.EngineCertificates;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.EngineOptions;
import io.windlass.api.host.HostKey;
import io.windlass.api.provision.OperatingSystem;
import io.windlass.api.provision.ProvisionRequest;
import io.windlass.api.ssh.CommandResult;
import io.windlass.api.ssh.Remote;
import io.windlass.api.ssh.RemoteCommand;
import io.windlass.api.ssh.RemoteTerminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FakeProvisionerTest {

    private final FakeProvisioner provisioner = new FakeProvisioner();
    private final Recorder host = new Recorder();
    private final List<String> told = new ArrayList<>();

    @Test
    void knowsFakeHostsOnly() {
        assertThat(provisioner.supports(system("fakeos"))).isTrue();
        assertThat(provisioner.supports(system("debian"))).isFalse();
    }

    @Test
    void sendsTheCertificatesOnStandardInput() {
        provisioner.provision(request());

        RemoteCommand command = host.commands.getFirst();
        assertThat(command.arguments()).containsExactly("fake-engine", "install", "2376");
        assertThat(command.asRoot()).isTrue();
        assertThat(command.input()).isEqualTo("authority\nserver\nserver key\n");
        assertThat(host.commands).hasSize(1);
    }

    @Test
    void replacesTheCertificates() {
        provisioner.certify(request());

        assertThat(host.commands).singleElement().satisfies(command -> {
            assertThat(command.arguments()).containsExactly("fake-engine", "certify");
            assertThat(command.input()).isEqualTo("authority\nserver\nserver key\n");
        });
    }

    @Test
    void tellsOldAndNewVersion() {
        host.answer = new CommandResult(0, "28.0.0 28.0.1\n", "");
        provisioner.upgrade(request());

        assertThat(host.commands)
                .singleElement()
                .satisfies(command -> assertThat(command.arguments()).containsExactly("fake-engine", "upgrade"));
        assertThat(told).containsExactly("Upgraded the fake engine: 28.0.0 to 28.0.1.");
    }

    @Test
    void namesWhatFailed() {
        host.answer = new CommandResult(1, "", "there is no engine\n");

        assertThatThrownBy(() -> provisioner.upgrade(request()))
                .isInstanceOfSatisfying(
                        MachineException.class,
                        failure -> assertThat(failure.code()).isEqualTo(StandardErrorCode.ENGINE_SETUP_FAILED))
                .hasMessage("\"fake-engine upgrade\" failed on web: there is no engine");
    }

    private ProvisionRequest request() {
        return new ProvisionRequest(
                host,
                system("fakeos"),
                "web",
                "fake",
                EngineOptions.DEFAULTS,
                2376,
                new EngineCertificates("authority\n", "client\n", "client key\n", "server\n", "server key\n"),
                told::add);
    }

    private static OperatingSystem system(String id) {
        return new OperatingSystem(id, List.of(), "1", id, Map.of());
    }

    /** A host that gives every command the same answer. */
    private static final class Recorder implements Remote {

        final List<RemoteCommand> commands = new ArrayList<>();
        CommandResult answer = new CommandResult(0, "", "");

        @Override
        public HostKey hostKey() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CommandResult run(RemoteCommand command) {
            commands.add(command);
            return answer;
        }

        @Override
        public int stream(String commandLine, InputStream input, OutputStream output, OutputStream errors) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int interact(String commandLine, RemoteTerminal terminal, InputStream input, OutputStream output) {
            throw new UnsupportedOperationException();
        }
    }
}
