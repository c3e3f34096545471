package io.windlass.deployer.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom the operator trusts to sign bundles: the certificates in {@code etc/trust}, of signers or of those who certify
 * signers.
 *
 * @param certificates all of them
 */
record TrustStore(Set<X509Certificate> certificates) {

    static TrustStore in(Path folder) {
        Set<X509Certificate> certificates = new HashSet<>();
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".pem")).toList()) {
                certificates.addAll(read(factory, file));
            }
        } catch (IOException | CertificateException e) {
            throw unreadable(folder, e);
        }
        return new TrustStore(Set.copyOf(certificates));
    }

    private static List<X509Certificate> read(CertificateFactory factory, Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            return factory.generateCertificates(input).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw unreadable(file, e);
        }
    }

    private static MachineException unreadable(Path place, Exception e) {
        return new MachineException(
                StandardErrorCode.PRECONDITION_FAILED,
                "The certificates of trusted signers in " + place + " cannot be read: " + e.getMessage(),
                "Files *.pem there hold one or more certificates in PEM form.",
                e);
    }

    /** A signer that is itself in the store, or was certified by somebody who is. Both only while they are valid. */
    boolean trusts(CertPath path) {
        List<? extends Certificate> chain = path.getCertificates();
        if (!(chain.getFirst() instanceof X509Certificate signer)) {
            return false;
        }
        try {
            signer.checkValidity();
            if (certificates.contains(signer)) {
                return true;
            }
            Set<TrustAnchor> anchors = certificates.stream()
                    .filter(certificate -> certificate.getBasicConstraints() >= 0)
                    .map(certificate -> new TrustAnchor(certificate, null))
                    .collect(Collectors.toSet());
            return !anchors.isEmpty() && certified(path, anchors);
        } catch (CertificateException e) {
            return false;
        }
    }

    private static boolean certified(CertPath path, Set<TrustAnchor> anchors) {
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            List<? extends Certificate> chain = path.getCertificates();
            // Signers often send their root along, which PKIX takes for a link too many.
            List<? extends Certificate> links = chain.stream()
                    .filter(link -> anchors.stream().noneMatch(anchor -> link.equals(anchor.getTrustedCert())))
                    .toList();
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(links), parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
