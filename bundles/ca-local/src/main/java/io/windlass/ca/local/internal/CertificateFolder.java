package io.windlass.ca.local.internal;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** docker-machine's four files, and whether they can be used. */
final class CertificateFolder {

    private final Disk disk;
    private final Path directory;
    private final Clock clock;
    private final PemFile authority;
    private final PemFile authorityKey;
    private final PemFile client;
    private final PemFile clientKey;

    CertificateFolder(Disk disk, Path directory, Clock clock) {
        this.disk = disk;
        this.directory = directory;
        this.clock = clock;
        authority = PemFile.certificate(disk, directory, "ca.pem");
        authorityKey = PemFile.key(disk, directory, "ca-key.pem");
        client = PemFile.certificate(disk, directory, "cert.pem");
        clientKey = PemFile.key(disk, directory, "key.pem");
    }

    /** The same files of another store. */
    CertificateFolder at(Path other) {
        return new CertificateFolder(disk, other, clock);
    }

    /** Reads a file that must be there. */
    String require(PemFile file) {
        return file.read()
                .orElseThrow(() -> Failures.unusable(file.path() + " is missing.", "Restore it from a backup."));
    }

    PemFile authority() {
        return authority;
    }

    PemFile authorityKey() {
        return authorityKey;
    }

    PemFile client() {
        return client;
    }

    PemFile clientKey() {
        return clientKey;
    }

    /** Reads the authority's certificate and accepts it only if it is one and is in force. */
    X509Certificate requireAuthority(String text) {
        X509Certificate certificate = authority(text);
        requireValid(certificate, authority.path(), renew());
        return certificate;
    }

    private X509Certificate authority(String text) {
        X509Certificate certificate = Pem.certificate(text, authority.path().toString(), startAgain());
        if (certificate.getBasicConstraints() < 0) {
            throw Failures.unusable(authority.path() + " is not the certificate of an authority.", startAgain());
        }
        return certificate;
    }

    /** Reads the authority where it has expired; its key must be there. */
    Optional<Identity> expiredAuthority() {
        return authority.read().map(this::authority).filter(this::hasExpired).map(this::requireIdentity);
    }

    /** Reads the client's pair where it has expired and its key is there. */
    Optional<Identity> expiredClient() {
        Optional<String> key = clientKey.read();
        return client.read()
                .filter(text -> key.isPresent())
                .map(text -> client(text, key.orElseThrow()))
                .filter(identity -> hasExpired(identity.certificate()));
    }

    /** Reads the authority's key and accepts it only if it belongs to the certificate. */
    Identity requireIdentity(X509Certificate certificate) {
        String text = authorityKey
                .read()
                .orElseThrow(() -> Failures.unusable(
                        "The authority's key " + authorityKey.path() + " is missing, and its certificate is there.",
                        "Restore the key from a backup. " + startAgain()));
        Identity identity =
                new Identity(certificate, Pem.key(text, authorityKey.path().toString(), startAgain()));
        if (!identity.fitsTogether()) {
            throw Failures.unusable(
                    authorityKey.path() + " is not the key of " + authority.path() + ".",
                    "Restore both from the same backup. " + startAgain());
        }
        return identity;
    }

    /** Accepts a client's pair only if it fits together, was signed by the authority and is in force. */
    void requireClient(X509Certificate issuer, String certificateText, String keyText) {
        Identity identity = client(certificateText, keyText);
        if (!identity.isIssuedBy(issuer)) {
            throw Failures.unusable(client.path() + " was not signed by " + authority.path() + ".", replaceClient());
        }
        requireValid(identity.certificate(), client.path(), renew());
    }

    private Identity client(String certificateText, String keyText) {
        X509Certificate certificate =
                Pem.certificate(certificateText, client.path().toString(), replaceClient());
        PrivateKey key = Pem.key(keyText, clientKey.path().toString(), replaceClient());
        Identity identity = new Identity(certificate, key);
        if (!identity.fitsTogether()) {
            throw Failures.unusable(clientKey.path() + " is not the key of " + client.path() + ".", replaceClient());
        }
        return identity;
    }

    /** Reads the authority's key where it exists without a certificate. */
    Optional<KeyPair> looseAuthorityKeys() {
        return loose(authorityKey, startAgain());
    }

    /** Reads the client's key where it exists without a certificate. */
    Optional<KeyPair> looseClientKeys() {
        return loose(clientKey, replaceClient());
    }

    private static Optional<KeyPair> loose(PemFile file, String hint) {
        return file.read().map(text -> KeyPairs.of(Pem.key(text, file.path().toString(), hint)));
    }

    private boolean hasExpired(X509Certificate certificate) {
        return clock.instant().isAfter(certificate.getNotAfter().toInstant());
    }

    private void requireValid(X509Certificate certificate, Path path, String hint) {
        if (hasExpired(certificate)) {
            throw Failures.unusable(
                    path + " has expired on " + certificate.getNotAfter().toInstant() + ".", hint);
        }
        Instant start = certificate.getNotBefore().toInstant();
        if (clock.instant().isBefore(start)) {
            throw Failures.unusable(path + " is not valid before " + start + ".", "Correct the clock of this machine.");
        }
    }

    String startAgain() {
        return "To start with a new authority, move " + directory
                + " away and run machine provision for every host; until then no client can talk to them.";
    }

    private static String renew() {
        return "Renew it: machine regenerate-certs --client-certs, with the names of all machines.";
    }

    private String replaceClient() {
        return "Move " + client.path() + " and " + clientKey.path()
                + " away, and the next command makes a new pair; machine provision brings it to each host's folder.";
    }
}
