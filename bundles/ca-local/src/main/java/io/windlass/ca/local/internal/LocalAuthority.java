package io.windlass.ca.local.internal;

import io.windlass.api.Installation;
import io.windlass.api.Progress;
import io.windlass.api.certificate.CertificateAuthority;
import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.certificate.EngineCertificates;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** An authority whose key lies in the store. */
@Component(configurationPid = AuthorityConfig.PID)
@Designate(ocd = AuthorityConfig.class)
public final class LocalAuthority implements CertificateAuthority {

    private final String user = System.getProperty("user.name", "unknown");
    private final String authorityName;
    private final Settings settings;
    private final CertificateFolder folder;
    private final FolderLock lock;
    private final Issuer issuer;

    /** Called by Declarative Services. */
    @Activate
    public LocalAuthority(@Reference Installation installation, AuthorityConfig config) {
        this(installation, Settings.of(config), Clock.systemUTC(), new PosixDisk());
    }

    LocalAuthority(Installation installation, Settings settings, Clock clock, Disk disk) {
        Path directory = installation.storage().resolve("certs");
        this.settings = settings;
        authorityName = "Windlass CA " + installation.id();
        folder = new CertificateFolder(disk, directory, clock);
        lock = new FolderLock(disk, directory);
        issuer = new Issuer(clock, user);
    }

    @Override
    public ClientCertificates client(Progress progress) {
        // A store that is complete is also used where it can only be read.
        return existing().orElseGet(() -> lock.alone(() -> existing().orElseGet(() -> make(progress))));
    }

    /** What is there, if all is there that a client needs. */
    private Optional<ClientCertificates> existing() {
        Optional<String> authority = folder.authority().read();
        Optional<String> client = folder.client().read();
        Optional<String> key = folder.clientKey().read();
        if (authority.isEmpty() || client.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        folder.requireClient(folder.requireAuthority(authority.get()), client.get(), key.get());
        return Optional.of(new ClientCertificates(authority.get(), client.get(), key.get()));
    }

    /**
     * Makes what is missing. Each key is durable before the certificate for it appears, so that a crash leaves a key
     * without a certificate at worst, which the next call completes; no key is ever replaced.
     */
    private ClientCertificates make(Progress progress) {
        Identity authority = folder.authority()
                .read()
                .map(folder::requireAuthority)
                .map(folder::requireIdentity)
                .orElseGet(() -> makeAuthority(progress));
        makeClient(authority, progress);
        return existing()
                .orElseThrow(() -> Failures.unusable("Somebody removes certificates from the store.", "Try again."));
    }

    private Identity makeAuthority(Progress progress) {
        if (folder.client().read().isPresent()) {
            throw Failures.unusable(
                    "The authority's certificate " + folder.authority().path()
                            + " is missing, and a client's certificate is there.",
                    "Restore it from a backup or from the folder of a host, where it lies as ca.pem. "
                            + folder.startAgain());
        }
        progress.line("Creating CA: " + folder.authority().path());
        KeyPair keys = folder.looseAuthorityKeys().orElseGet(() -> newKeys(folder.authorityKey()));
        X509Certificate certificate = issuer.authority(keys, authorityName, settings.authorityDays());
        folder.authority().write(Pem.write(certificate));
        return new Identity(certificate, keys.getPrivate());
    }

    private void makeClient(Identity authority, Progress progress) {
        progress.line("Creating client certificate: " + folder.client().path());
        KeyPair keys = folder.looseClientKeys().orElseGet(() -> {
            // A certificate whose key is lost would look like a mistake beside another key.
            folder.client().delete();
            return newKeys(folder.clientKey());
        });
        X509Certificate certificate = issuer.client(authority, keys.getPublic(), user, settings.days());
        folder.client().write(Pem.write(certificate));
    }

    private KeyPair newKeys(PemFile file) {
        KeyPair keys = settings.kind().generate();
        file.write(Pem.write(keys.getPrivate()));
        return keys;
    }

    @Override
    public ClientCertificates renew(Progress progress) {
        return lock.alone(() -> {
            folder.expiredAuthority().ifPresent(expired -> renewAuthority(expired, progress));
            folder.expiredClient().ifPresent(expired -> renewClient(expired, progress));
            return existing().orElseGet(() -> make(progress));
        });
    }

    /** With the same name and key, so that what it has signed remains its own. */
    private void renewAuthority(Identity expired, Progress progress) {
        progress.line("Renewing CA: " + folder.authority().path()
                + ". Every machine needs regenerate-certs before its engine believes it.");
        X509Certificate renewed = issuer.renewed(expired, settings.authorityDays());
        folder.authority().write(Pem.write(renewed));
    }

    private void renewClient(Identity expired, Progress progress) {
        progress.line("Renewing client certificate: " + folder.client().path());
        Identity authority = folder.requireIdentity(folder.requireAuthority(folder.require(folder.authority())));
        X509Certificate renewed = issuer.client(authority, expired.certificate().getPublicKey(), user, settings.days());
        folder.client().write(Pem.write(renewed));
    }

    @Override
    public EngineCertificates issue(String hostName, List<String> subjectAlternativeNames) {
        GeneralNames names = AlternativeNames.of(subjectAlternativeNames);
        ClientCertificates client = client(Progress.SILENT);
        Identity authority = folder.requireIdentity(folder.requireAuthority(client.authority()));
        KeyPair keys = settings.kind().generate();
        PublicKey key = keys.getPublic();
        X509Certificate server = issuer.server(authority, key, hostName, names, settings.days());
        return new EngineCertificates(
                client.authority(),
                client.client(),
                client.clientKey(),
                Pem.write(server),
                Pem.write(keys.getPrivate()));
    }

    @Override
    public void requireUsable(Path directory) {
        CertificateFolder other = folder.at(directory);
        X509Certificate authority = other.requireAuthority(other.require(other.authority()));
        Identity identity = other.requireIdentity(authority);
        other.requireClient(identity.certificate(), other.require(other.client()), other.require(other.clientKey()));
    }

    @Override
    public SSLContext context(ClientCertificates certificates) {
        return TlsContexts.of(certificates);
    }
}
