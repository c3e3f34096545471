package io.windlass.core.internal;

import io.windlass.api.Progress;
import io.windlass.api.certificate.CertificateAuthority;
import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.certificate.EngineCertificates;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostKey;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Instance;
import io.windlass.api.host.SshEndpoint;
import io.windlass.api.provision.OperatingSystem;
import io.windlass.api.provision.ProvisionRequest;
import io.windlass.api.provision.Provisioner;
import io.windlass.api.ssh.Remote;
import io.windlass.api.ssh.RemoteCommand;
import io.windlass.api.ssh.SshTarget;
import io.windlass.api.store.HostStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happens over SSH and TLS once a driver has made a host. All of it blocks. */
final class EngineSetup {

    /** For one attempt to connect and log in; the deadline is the caller's. */
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private static final Duration ENGINE_ANSWER = Duration.ofSeconds(5);
    private static final int DEFAULT_ENGINE_PORT = 2376;

    private final HostStore store;
    private final CertificateAuthority authority;
    private final SshAccess ssh;
    private final Provisioners provisioners;
    private final EngineVersions engines;

    EngineSetup(
            HostStore store,
            CertificateAuthority authority,
            SshAccess ssh,
            Provisioners provisioners,
            EngineVersions engines) {
        this.store = store;
        this.authority = authority;
        this.ssh = ssh;
        this.provisioners = provisioners;
        this.engines = engines;
    }

    /** Connects, and pins the host key at first contact before anything is sent. */
    HostRecord connect(HostRecord record) {
        Remote remote = remote(record);
        if (!record.pinnedKeys().isEmpty()) {
            return record;
        }
        List<HostKey> known = instance(record).hostKeys();
        return store.save(record.withPinnedKeys(known.isEmpty() ? List.of(remote.hostKey()) : known));
    }

    Remote remote(HostRecord record) {
        Instance instance = instance(record);
        SshEndpoint endpoint = instance.ssh()
                .orElseThrow(() -> new MachineException(
                        StandardErrorCode.NOT_SUPPORTED, "Host \"" + record.name() + "\" has no SSH.", ""));
        List<HostKey> trusted = record.pinnedKeys().isEmpty() ? instance.hostKeys() : record.pinnedKeys();
        try {
            return ssh.connect(new SshTarget(record.id(), endpoint, trusted), CONNECT);
        } catch (MachineException e) {
            throw e.code() == StandardErrorCode.SSH_HOST_KEY_CHANGED ? withRemedy(e, record) : e;
        }
    }

    private MachineException withRemedy(MachineException changed, HostRecord record) {
        return new MachineException(
                changed.code(),
                changed.text(),
                "Somebody may be between you and the host. Only if it was really set up anew: empty the file "
                        + store.directory(record.name()).resolve("known_hosts")
                        + " and run machined stop; the next command believes the new key.",
                changed);
    }

    void disconnect(HostRecord record) {
        ssh.disconnect(record.id());
    }

    boolean hasProbe(HostRecord record) {
        return instance(record).ssh().isPresent() && !record.pinnedKeys().isEmpty();
    }

    /** Makes sure that the host's SSH server answers; nothing to do for a host without SSH. */
    void probe(HostRecord record, Duration timeout) {
        if (hasProbe(record)) {
            SshEndpoint endpoint = instance(record).ssh().orElseThrow();
            ssh.probe(new SshTarget(record.id(), endpoint, record.pinnedKeys()), timeout);
        }
    }

    HostRecord provision(HostRecord record, Progress progress) {
        Target target = detect(record, progress);
        progress.line("Provisioning with " + target.system().id() + "...");
        progress.line("Copying certs to the local machine directory...");
        EngineCertificates certificates = certificates(record, progress);
        target.provisioner().provision(request(record, target, certificates, progress));
        return record;
    }

    HostRecord upgrade(HostRecord record, Progress progress) {
        Target target = detect(record, progress);
        progress.line("Upgrading docker...");
        EngineCertificates certificates = certificates(record, progress);
        target.provisioner().upgrade(request(record, target, certificates, progress));
        return record;
    }

    HostRecord regenerateCertificates(HostRecord record, Progress progress) {
        Target target = detect(record, progress);
        progress.line("Regenerating TLS certificates");
        authority.client(progress);
        EngineCertificates certificates = issued(record);
        target.provisioner().certify(request(record, target, certificates, progress));
        return record;
    }

    private record Target(Remote remote, OperatingSystem system, Provisioner provisioner) {}

    private Target detect(HostRecord record, Progress progress) {
        Remote remote = remote(record);
        progress.line("Detecting the provisioner...");
        OperatingSystem system = OsRelease.parse(remote.require(RemoteCommand.of("cat", "/etc/os-release")));
        return new Target(remote, system, provisioners.select(system));
    }

    private static ProvisionRequest request(
            HostRecord record, Target target, EngineCertificates certificates, Progress progress) {
        return new ProvisionRequest(
                target.remote(),
                target.system(),
                record.name(),
                record.driverName(),
                record.settings().engine(),
                enginePort(record),
                certificates,
                progress);
    }

    /** A host without SSH gets what its clients need; its engine is somebody else's. */
    HostRecord certifyClient(HostRecord record, Progress progress) {
        store.saveCertificates(record.name(), authority.client(progress));
        return record;
    }

    String version(HostRecord record) {
        return version(record, ENGINE_ANSWER);
    }

    String version(HostRecord record, Duration timeout) {
        URI engine = instance(record)
                .engine()
                .orElseThrow(() -> new MachineException(
                        StandardErrorCode.HOST_STATE,
                        "Host is not running",
                        "Start it: machine start " + record.name()));
        ClientCertificates certificates = store.certificates(record.name())
                .orElseThrow(() -> new MachineException(
                        StandardErrorCode.CERTIFICATES_UNUSABLE,
                        "Host \"" + record.name() + "\" has no client certificate in " + store.directory(record.name())
                                + ".",
                        "Make it again: machine provision " + record.name()));
        return engines.version(engine, certificates, timeout);
    }

    String bootId(HostRecord record) {
        return remote(record)
                .require(RemoteCommand.of("cat", "/proc/sys/kernel/random/boot_id"))
                .strip();
    }

    void reboot(HostRecord record) {
        // The connection may break before the status arrives, so the reboot waits until the command has returned.
        remote(record)
                .require(RemoteCommand.of("sh", "-c", "(sleep 1; shutdown -r now) >/dev/null 2>&1 &")
                        .withRoot());
    }

    private EngineCertificates certificates(HostRecord record, Progress progress) {
        ClientCertificates client = authority.client(progress);
        // An engine whose certificate still fits is not restarted for a new one.
        return store.engineCertificates(record.name())
                .filter(kept -> ServerCertificate.fits(kept, client, names(record)))
                .orElseGet(() -> issued(record));
    }

    private EngineCertificates issued(HostRecord record) {
        EngineCertificates issued = authority.issue(record.name(), names(record));
        store.saveCertificates(record.name(), issued);
        return issued;
    }

    private static List<String> names(HostRecord record) {
        List<String> names = new ArrayList<>(record.settings().tlsSans());
        instance(record).address().ifPresent(names::add);
        return names;
    }

    /** Tells when the engine's certificate ends, where that is near or over. */
    Optional<Instant> expiringCertificate(HostRecord record) {
        return store.engineCertificates(record.name()).flatMap(ServerCertificate::expiring);
    }

    private static int enginePort(HostRecord record) {
        int port = instance(record).engine().map(URI::getPort).orElse(DEFAULT_ENGINE_PORT);
        return port > 0 ? port : DEFAULT_ENGINE_PORT;
    }

    private static Instance instance(HostRecord record) {
        return record.instance()
                .orElseThrow(() -> new MachineException(
                        StandardErrorCode.HOST_STATE,
                        "Host \"" + record.name() + "\" was never made completely.",
                        "Remove it: machine rm " + record.name()));
    }
}
