package io.windlass.ca.local.internal;

import io.windlass.api.certificate.ClientCertificates;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS contexts from texts. */
final class TlsContexts {

    private static final String HINT = "machine provision NAME writes the host's certificates again.";
    private static final char[] NO_PASSWORD = {};

    private TlsContexts() {}

    static SSLContext of(ClientCertificates certificates) {
        X509Certificate authority = Pem.certificate(certificates.authority(), "The authority's certificate", HINT);
        X509Certificate client = Pem.certificate(certificates.client(), "The client's certificate", HINT);
        PrivateKey key = Pem.key(certificates.clientKey(), "The client's key", HINT);
        if (!new Identity(client, key).fitsTogether()) {
            throw Failures.unusable("The client's key does not belong to the client's certificate.", HINT);
        }
        try {
            return context(authority, client, key);
        } catch (GeneralSecurityException | IOException e) {
            throw Failures.unusable("The client's certificates cannot be used: " + e.getMessage(), HINT, e);
        }
    }

    private static SSLContext context(X509Certificate authority, X509Certificate client, PrivateKey key)
            throws GeneralSecurityException, IOException {
        KeyStore own = emptyStore();
        own.setKeyEntry("client", key, NO_PASSWORD, new Certificate[] {client});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, NO_PASSWORD);

        KeyStore trusted = emptyStore();
        trusted.setCertificateEntry("authority", authority);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);

        // Java itself no longer speaks anything below TLS 1.2.
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }
}
