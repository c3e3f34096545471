package io.windlass.core.internal;

import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.certificate.EngineCertificates;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells whether an engine's certificate can be kept. */
final class ServerCertificate {

    private static final Duration REMAINING = Duration.ofDays(30);

    private ServerCertificate() {}

    static boolean fits(EngineCertificates kept, ClientCertificates current, List<String> names) {
        if (!kept.authority().equals(current.authority()) || !kept.client().equals(current.client())) {
            return false;
        }
        try {
            X509Certificate server = parse(kept.server());
            server.verify(parse(current.authority()).getPublicKey());
            server.checkValidity(Date.from(Instant.now().plus(REMAINING)));
            return names(server).containsAll(wanted(names));
        } catch (GeneralSecurityException e) {
            // Unreadable, expiring or of another authority: a new one is made, which is the remedy.
            return false;
        }
    }

    /** Tells when it ends, where that is near or over. */
    static Optional<Instant> expiring(EngineCertificates kept) {
        try {
            Instant end = parse(kept.server()).getNotAfter().toInstant();
            return end.isBefore(Instant.now().plus(REMAINING)) ? Optional.of(end) : Optional.empty();
        } catch (GeneralSecurityException e) {
            // An unreadable one is told by the engine probe; this is about time.
            return Optional.empty();
        }
    }

    private static X509Certificate parse(String pem) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Set<String> names(X509Certificate certificate) throws GeneralSecurityException {
        Set<String> names = new TreeSet<>();
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives != null) {
            alternatives.forEach(pair -> names.add(normal(String.valueOf(pair.get(1)))));
        }
        return names;
    }

    private static Set<String> wanted(List<String> names) {
        Set<String> wanted = new TreeSet<>();
        names.forEach(name -> wanted.add(normal(name)));
        return wanted;
    }

    /** Addresses have many spellings, IPv6 above all. */
    private static String normal(String name) {
        try {
            return InetAddress.ofLiteral(name).getHostAddress();
        } catch (IllegalArgumentException e) {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
