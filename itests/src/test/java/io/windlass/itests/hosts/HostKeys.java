package io.windlass.itests.hosts;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Ed25519 keys, and keys as texts. */
final class HostKeys {
    private static final KeyPairGenerator GENERATOR = generator();

    private HostKeys() {}

    static KeyPair make() {
        synchronized (GENERATOR) {
            return GENERATOR.generateKeyPair();
        }
    }

    /** As in a {@code .pub} file, without the comment. */
    static String text(PublicKey key) {
        return PublicKeyEntry.toString(key);
    }

    /** A line without its comment. */
    static String withoutComment(String line) {
        String[] words = line.strip().split("\\s+");
        if (words.length < 2) {
            throw new IllegalArgumentException("not a public key: " + line);
        }
        return words[0] + " " + words[1];
    }

    private static KeyPairGenerator generator() {
        try {
            // MINA takes no other Ed25519 keys than BouncyCastle's.
            return KeyPairGenerator.getInstance("Ed25519", new BouncyCastleProvider());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
