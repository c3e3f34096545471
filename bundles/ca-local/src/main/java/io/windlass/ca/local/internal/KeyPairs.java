package io.windlass.ca.local.internal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.RSAPublicKeySpec;
import org.bouncycastle.jcajce.provider.asymmetric.util.EC5Util;

/** Finds the public key of a private one. */
final class KeyPairs {

    private KeyPairs() {}

    static KeyPair of(PrivateKey key) {
        try {
            return new KeyPair(publicKey(key), key);
        } catch (GeneralSecurityException e) {
            throw Failures.unusable("A private key of kind " + key.getAlgorithm() + " cannot be used.", "", e);
        }
    }

    private static PublicKey publicKey(PrivateKey key) throws GeneralSecurityException {
        KeySpec spec = switch (key) {
            case RSAPrivateCrtKey rsa -> new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent());
            case ECPrivateKey ec -> new ECPublicKeySpec(point(ec), ec.getParams());
            default -> throw new GeneralSecurityException("neither RSA nor EC");
        };
        return KeyFactory.getInstance(key.getAlgorithm()).generatePublic(spec);
    }

    /** Java has no arithmetic on curves to offer. */
    private static ECPoint point(ECPrivateKey key) {
        BigInteger secret = key.getS();
        var curve = EC5Util.convertSpec(key.getParams());
        return EC5Util.convertPoint(curve.getG().multiply(secret).normalize());
    }
}
