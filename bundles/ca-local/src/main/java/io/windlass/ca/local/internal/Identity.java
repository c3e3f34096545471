package io.windlass.ca.local.internal;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;

/**
 * A certificate with its private key.
 *
 * @param certificate what is shown
 * @param key what proves it
 */
record Identity(X509Certificate certificate, PrivateKey key) {

    private static final byte[] PROBE = {1, 2, 3, 4};

    /** Whether the key belongs to the certificate. Asks the keys themselves, so that the kind does not matter. */
    boolean fitsTogether() {
        try {
            Signature signer = Signature.getInstance(signatureAlgorithm(key));
            signer.initSign(key);
            signer.update(PROBE);
            byte[] signature = signer.sign();
            Signature verifier = Signature.getInstance(signer.getAlgorithm());
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(PROBE);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // Keys of different kinds end here, and so do kinds that Java cannot use: no pair to work with.
            return false;
        }
    }

    /** Whether the certificate was signed by this authority. */
    boolean isIssuedBy(X509Certificate authority) {
        try {
            certificate.verify(authority.getPublicKey());
            return certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
        } catch (GeneralSecurityException e) {
            // That is what "no" looks like.
            return false;
        }
    }

    static String signatureAlgorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "Identity[" + certificate.getSubjectX500Principal() + "]";
    }
}
