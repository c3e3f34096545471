package io.windlass.core.internal;

import io.windlass.api.Progress;
import io.windlass.api.certificate.CertificateAuthority;
import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.certificate.EngineCertificates;
import io.windlass.api.driver.Driver;
import io.windlass.api.driver.DriverAccount;
import io.windlass.api.driver.DriverHost;
import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.driver.PowerControl;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostId;
import io.windlass.api.host.HostKey;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.SshEndpoint;
import io.windlass.api.provision.OperatingSystem;
import io.windlass.api.provision.ProvisionRequest;
import io.windlass.api.provision.Provisioner;
import io.windlass.api.ssh.CommandResult;
import io.windlass.api.ssh.Remote;
import io.windlass.api.ssh.RemoteCommand;
import io.windlass.api.ssh.RemoteTerminal;
import io.windlass.api.ssh.SshConnector;
import io.windlass.api.ssh.SshProbes;
import io.windlass.api.ssh.SshTarget;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A host that plays driver, SSH server, provisioner and authority, and writes down what was done to it. */
class FakeHost
        implements Driver<FakeHost.NoOptions>, SshConnector, SshProbes, Remote, Provisioner, CertificateAuthority {

    static final HostKey KEY = new HostKey("ssh-ed25519", "AAAA");

    final List<String> journal;
    boolean withSsh = true;
    List<HostKey> knownKeys = List.of();
    String address = "192.0.2.7";
    int boots = 1;

    /** How many attempts to connect fail before one succeeds. */
    int deafFor;

    @Nullable Instance instance;

    FakeHost(List<String> journal) {
        this.journal = journal;
    }

    /** Nothing to set. */
    public record NoOptions() {}

    /** A host that can be switched. */
    static class Switchable extends FakeHost implements PowerControl<NoOptions> {
        Switchable(List<String> journal) {
            super(journal);
        }

        @Override
        public Instance start(DriverHost<NoOptions> host) {
            journal.add("start");
            return running();
        }

        @Override
        public void stop(DriverHost<NoOptions> host) {
            journal.add("stop");
            instance = running().with(InstanceState.STOPPED);
        }

        @Override
        public void kill(DriverHost<NoOptions> host) {
            journal.add("kill");
            instance = running().with(InstanceState.STOPPED);
        }
    }

    final Instance running() {
        Instance running = new Instance(
                InstanceState.RUNNING,
                Optional.of(address),
                withSsh ? Optional.of(new SshEndpoint(address, 22, "root", Optional.empty())) : Optional.empty(),
                Optional.of(URI.create("tcp://" + address + ":2376")),
                knownKeys,
                Map.of());
        instance = running;
        return running;
    }

    @Override
    public Class<NoOptions> specType() {
        return NoOptions.class;
    }

    @Override
    public void check(DriverHost<NoOptions> host) {
        journal.add("check");
    }

    @Override
    public Instance create(DriverHost<NoOptions> host) {
        journal.add("create");
        host.progress().line("made");
        return running();
    }

    @Override
    public Optional<Instance> find(DriverHost<NoOptions> host) {
        return Optional.ofNullable(instance);
    }

    @Override
    public List<OwnedInstance> list(DriverAccount<NoOptions> account) {
        return List.of();
    }

    @Override
    public void remove(DriverHost<NoOptions> host) {
        journal.add("remove");
        instance = null;
    }

    @Override
    public Remote connect(SshTarget target, Duration timeout) {
        if (deafFor > 0) {
            deafFor--;
            throw new MachineException(StandardErrorCode.SSH_UNREACHABLE, "not yet", "");
        }
        journal.add("connect "
                + (target.trusted().isEmpty()
                        ? "to anybody"
                        : "to " + target.trusted().getFirst().base64()));
        return this;
    }

    @Override
    public void disconnect(HostId host) {
        journal.add("disconnect");
    }

    @Override
    public void probe(SshTarget target, Duration timeout) {
        journal.add("probe " + target.trusted().getFirst().base64());
    }

    @Override
    public Watch onLost(Consumer<HostId> listener) {
        return () -> {};
    }

    @Override
    public void forget(HostId host) {
        // Told by disconnect, which always comes with it.
    }

    @Override
    public HostKey hostKey() {
        return KEY;
    }

    @Override
    public CommandResult run(RemoteCommand command) {
        return switch (command.arguments().getFirst()) {
            case "cat" ->
                new CommandResult(
                        0, command.arguments().getLast().endsWith("boot_id") ? "boot-" + boots++ / 2 : "ID=fake", "");
            default -> {
                journal.add("reboot");
                yield new CommandResult(0, "", "");
            }
        };
    }

    @Override
    public int stream(String commandLine, InputStream input, OutputStream output, OutputStream errors) {
        throw new AssertionError("nobody streams here");
    }

    @Override
    public int interact(String commandLine, RemoteTerminal terminal, InputStream input, OutputStream output) {
        throw new AssertionError("nobody logs in here");
    }

    @Override
    public boolean supports(OperatingSystem system) {
        return system.id().equals("fake");
    }

    @Override
    public void provision(ProvisionRequest request) {
        journal.add("provision port " + request.enginePort());
    }

    @Override
    public void upgrade(ProvisionRequest request) {
        journal.add("upgrade port " + request.enginePort());
    }

    @Override
    public void certify(ProvisionRequest request) {
        journal.add("certify port " + request.enginePort());
    }

    @Override
    public ClientCertificates client(Progress progress) {
        return new ClientCertificates("authority", "client", "client key");
    }

    @Override
    public ClientCertificates renew(Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public EngineCertificates issue(String hostName, List<String> subjectAlternativeNames) {
        journal.add("issue for " + subjectAlternativeNames);
        return new EngineCertificates("authority", "client", "client key", "server", "server key");
    }

    @Override
    public void requireUsable(Path directory) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SSLContext context(ClientCertificates certificates) {
        throw new AssertionError("nobody connects here");
    }
}
