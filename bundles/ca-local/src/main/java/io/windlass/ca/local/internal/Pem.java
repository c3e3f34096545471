package io.windlass.ca.local.internal;

import io.windlass.api.error.MachineException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.jspecify.annotations.Nullable;

/** Certificates and keys as texts. Keys are made by Java's own providers, so nothing is registered with the JVM. */
final class Pem {

    private Pem() {}

    static String write(X509Certificate certificate) {
        try {
            return write("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate that was made here has an encoding", e);
        }
    }

    /** PKCS#8, which Go, OpenSSL and Java all read. */
    static String write(PrivateKey key) {
        return write("PRIVATE KEY", key.getEncoded());
    }

    private static String write(String type, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
    }

    /**
     * Reads the first certificate.
     *
     * @param what names it in the failure
     */
    static X509Certificate certificate(String text, String what, String hint) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException e) {
            throw Failures.unusable(what + " is not a certificate in PEM form.", hint, e);
        }
    }

    /**
     * Reads a private key in PKCS#1, SEC 1 or PKCS#8.
     *
     * @param what names it in the failure, which never shows its text
     */
    static PrivateKey key(String text, String what, String hint) {
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                switch (object) {
                    case PEMKeyPair pair -> {
                        return converter.getPrivateKey(pair.getPrivateKeyInfo());
                    }
                    case PrivateKeyInfo key -> {
                        return converter.getPrivateKey(key);
                    }
                    default -> {
                        // OpenSSL puts the curve's parameters in front of an EC key.
                    }
                }
            }
            throw unreadableKey(what, hint, null);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw unreadableKey(what, hint, e);
        }
    }

    private static MachineException unreadableKey(String what, String hint, @Nullable Exception cause) {
        return Failures.unusable(what + " is not a private key in PEM form without a passphrase.", hint, cause);
    }
}
