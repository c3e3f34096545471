package io.windlass.shell.remote.internal;

import org.apache.sshd.common.util.security.SecurityProviderChoice;
import org.apache.sshd.common.util.security.SecurityProviderRegistrar;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.bouncycastle.BouncyCastleSecurityProviderRegistrar;

/** Whose cryptography MINA uses; one choice for the whole of its bundle. */
final class Cryptography {

    private Cryptography() {}

    /**
     * Chooses the JDK's. BouncyCastle is for Ed25519 alone, which MINA cannot do without it, and is not registered with
     * the JVM, where it would outlive its bundle. Must come before anything else of MINA: its lists of algorithms make
     * the choice when they are first looked at.
     */
    static synchronized void useJdk() {
        SecurityProviderRegistrar bouncyCastle = new BouncyCastleSecurityProviderRegistrar();
        set(bouncyCastle, SecurityProviderRegistrar.NAMED_PROVIDER_PROPERTY, "false");
        set(bouncyCastle, "supportAll", "Ed25519,EdDSA");
        SecurityUtils.registerSecurityProvider(bouncyCastle);
        // Finding it registered, MINA makes it the default, which is undone here.
        if (SecurityUtils.isBouncyCastleRegistered()) {
            SecurityUtils.setDefaultProviderChoice(SecurityProviderChoice.EMPTY);
        }
    }

    private static void set(SecurityProviderRegistrar registrar, String property, String value) {
        registrar.getProperties().put(registrar.getConfigurationPropertyName(property), value);
    }
}
