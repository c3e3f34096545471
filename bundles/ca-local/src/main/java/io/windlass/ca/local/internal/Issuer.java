package io.windlass.ca.local.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates. */
final class Issuer {

    /** For hosts whose clock is behind. */
    private static final Duration BACKDATED = Duration.ofMinutes(5);

    private static final int SERIAL_BITS = 128;
    private static final int LONGEST_NAME = 64;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final String organization;

    Issuer(Clock clock, String organization) {
        this.clock = clock;
        this.organization = organization;
    }

    X509Certificate authority(KeyPair keys, String name, int days) {
        return authority(keys, name(name), utilities().createSubjectKeyIdentifier(keys.getPublic()), days);
    }

    /** The same authority with another end. It keeps its key's identifier, by which certificates name it. */
    X509Certificate renewed(Identity authority, int days) {
        X509Certificate old = authority.certificate();
        SubjectKeyIdentifier identifier =
                new SubjectKeyIdentifier(identifier(old, utilities()).getKeyIdentifierOctets());
        X500Name subject = X500Name.getInstance(old.getSubjectX500Principal().getEncoded());
        return authority(new KeyPair(old.getPublicKey(), authority.key()), subject, identifier, days);
    }

    private X509Certificate authority(KeyPair keys, X500Name subject, SubjectKeyIdentifier identifier, int days) {
        X509v3CertificateBuilder builder = builder(subject, keys.getPublic(), subject, end(days));
        return finish(builder, keys.getPrivate(), _ -> {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(Extension.subjectKeyIdentifier, false, identifier);
        });
    }

    X509Certificate client(Identity authority, PublicKey key, String name, int days) {
        X509v3CertificateBuilder builder = leaf(authority, key, name, days);
        return finish(builder, authority.key(), utilities -> {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
            addLeafExtensions(builder, utilities, authority, key);
        });
    }

    X509Certificate server(Identity authority, PublicKey key, String name, GeneralNames alternatives, int days) {
        X509v3CertificateBuilder builder = leaf(authority, key, name, days);
        // Only RSA can be used to encipher a session's key.
        int encipherment = "RSA".equals(key.getAlgorithm()) ? KeyUsage.keyEncipherment : 0;
        return finish(builder, authority.key(), utilities -> {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | encipherment));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, alternatives);
            addLeafExtensions(builder, utilities, authority, key);
        });
    }

    private static void addLeafExtensions(
            X509v3CertificateBuilder builder, JcaX509ExtensionUtils utilities, Identity authority, PublicKey key)
            throws IOException, GeneralSecurityException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.subjectKeyIdentifier, false, utilities.createSubjectKeyIdentifier(key));
        builder.addExtension(Extension.authorityKeyIdentifier, false, identifier(authority.certificate(), utilities));
    }

    /** The identifier that the authority's certificate itself states, since there are several ways to compute one. */
    private static AuthorityKeyIdentifier identifier(X509Certificate authority, JcaX509ExtensionUtils utilities) {
        byte[] stated = authority.getExtensionValue(Extension.subjectKeyIdentifier.getId());
        if (stated == null) {
            return utilities.createAuthorityKeyIdentifier(authority.getPublicKey());
        }
        byte[] content = ASN1OctetString.getInstance(stated).getOctets();
        return new AuthorityKeyIdentifier(
                SubjectKeyIdentifier.getInstance(content).getKeyIdentifier());
    }

    private X509v3CertificateBuilder leaf(Identity authority, PublicKey key, String name, int days) {
        Instant longest = authority.certificate().getNotAfter().toInstant();
        Instant end = end(days).isBefore(longest) ? end(days) : longest;
        X500Name issuer = X500Name.getInstance(
                authority.certificate().getSubjectX500Principal().getEncoded());
        return builder(issuer, key, name(name), end);
    }

    private X509v3CertificateBuilder builder(X500Name issuer, PublicKey key, X500Name subject, Instant end) {
        BigInteger serial = new BigInteger(SERIAL_BITS, random).setBit(0);
        return new JcaX509v3CertificateBuilder(issuer, serial, Date.from(start()), Date.from(end), subject, key);
    }

    private Instant start() {
        return clock.instant().minus(BACKDATED).truncatedTo(ChronoUnit.SECONDS);
    }

    private Instant end(int days) {
        return start().plus(Duration.ofDays(days));
    }

    private X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, cut(organization))
                .addRDN(BCStyle.CN, cut(commonName))
                .build();
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_NAME));
    }

    @FunctionalInterface
    private interface Extensions {
        void add(JcaX509ExtensionUtils utilities) throws IOException, GeneralSecurityException;
    }

    private static JcaX509ExtensionUtils utilities() {
        try {
            return new JcaX509ExtensionUtils();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1, by which keys are named", e);
        }
    }

    private static X509Certificate finish(X509v3CertificateBuilder builder, PrivateKey signer, Extensions extensions) {
        try {
            extensions.add(utilities());
            byte[] encoded = builder.build(
                            new JcaContentSignerBuilder(Identity.signatureAlgorithm(signer)).build(signer))
                    .getEncoded();
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw Failures.unusable("The authority's key cannot sign: " + e.getMessage(), "", e);
        }
    }
}
