package io.windlass.ca.local.internal;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** The keys that can be made. */
public enum KeyKind {
    /** ECDSA on the curve P-256. */
    EC,
    /** RSA with 2048 bits, as docker-machine makes it. */
    RSA;

    private static final int RSA_BITS = 2048;

    KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(name());
            switch (this) {
                case EC -> generator.initialize(new ECGenParameterSpec("secp256r1"));
                case RSA -> generator.initialize(RSA_BITS);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java can make these keys", e);
        }
    }
}
