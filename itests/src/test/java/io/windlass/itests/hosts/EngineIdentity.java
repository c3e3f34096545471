package io.windlass.itests.hosts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * What an engine shows and whom it believes.
 *
 * @param texts the certificates of the authority and of the engine and the engine's key, in PEM form, as installed
 * @param context serves connections with them
 */
record EngineIdentity(String texts, SSLContext context) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    /** All hosts of a test mostly have the same authority. */
    private static final Map<X509Certificate, TrustManager[]> TRUST = new ConcurrentHashMap<>();

    /** Reads three PEM blocks in this order: authority, engine, key in PKCS#8. */
    static EngineIdentity of(String texts) throws GeneralSecurityException {
        List<byte[]> blocks = blocks(texts);
        if (blocks.size() != 3) {
            throw new GeneralSecurityException("not two certificates and a key, but " + blocks.size() + " PEM blocks");
        }
        X509Certificate authority = certificate(blocks.get(0));
        X509Certificate engine = certificate(blocks.get(1));
        PrivateKey key = KeyFactory.getInstance(engine.getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(blocks.get(2)));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new EngineKey(engine, key)}, trust(authority), null);
        return new EngineIdentity(texts, context);
    }

    private static List<byte[]> blocks(String texts) {
        List<byte[]> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(texts);
        while (matcher.find()) {
            blocks.add(Base64.getMimeDecoder().decode(matcher.group(2).getBytes(StandardCharsets.US_ASCII)));
        }
        return blocks;
    }

    private static X509Certificate certificate(byte[] content) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(content));
    }

    private static TrustManager[] trust(X509Certificate authority) throws GeneralSecurityException {
        TrustManager[] known = TRUST.get(authority);
        if (known != null) {
            return known;
        }
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("authority", authority);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            TRUST.put(authority, factory.getTrustManagers());
            return factory.getTrustManagers();
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
