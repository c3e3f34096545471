package io.windlass.ca.local.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.api.Installation;
import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.certificate.EngineCertificates;
import io.windlass.api.error.MachineException;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real handshakes over loopback. */
class TlsContextsTest {

    private record Place(Path storage) implements Installation {
        @Override
        public String id() {
            return "b0c6ad0c-5b3e-4a63-8a14-0f1a3b0b8f55";
        }
    }

    private static LocalAuthority authority(Path storage, KeyKind kind) {
        return new LocalAuthority(new Place(storage), new Settings(kind, 30, 30), Clock.systemUTC(), new PosixDisk());
    }

    @ParameterizedTest
    @EnumSource
    void engineAndClientBelieveEachOther(KeyKind kind, @TempDir Path storage) throws Exception {
        LocalAuthority authority = authority(storage, kind);
        EngineCertificates engine = authority.issue("web", List.of("127.0.0.1"));

        assertThat(talk(engine, authority.context(client(engine, engine.clientKey()))))
                .startsWith("TLSv1.3 CN=");
    }

    @Test
    void readsKeysInTheirOlderForms(@TempDir Path rsa, @TempDir Path ec) throws Exception {
        EngineCertificates rsaEngine = authority(rsa, KeyKind.RSA).issue("web", List.of("127.0.0.1"));
        String pkcs1 = pkcs1(rsaEngine.clientKey());
        assertThat(talk(rsaEngine, TlsContexts.of(client(rsaEngine, pkcs1)))).startsWith("TLS");

        EngineCertificates ecEngine = authority(ec, KeyKind.EC).issue("web", List.of("127.0.0.1"));
        String sec1 = sec1(ecEngine.clientKey());
        assertThat(talk(ecEngine, TlsContexts.of(client(ecEngine, sec1)))).startsWith("TLS");
    }

    @Test
    void refusesAnotherAuthority(@TempDir Path one, @TempDir Path two) {
        EngineCertificates engine = authority(one, KeyKind.EC).issue("web", List.of("127.0.0.1"));
        EngineCertificates stranger = authority(two, KeyKind.EC).issue("web", List.of("127.0.0.1"));
        SSLContext context = TlsContexts.of(client(stranger, stranger.clientKey()));

        assertThatThrownBy(() -> talk(engine, context)).isInstanceOf(SSLException.class);
    }

    @Test
    void speaksNothingBelowTls12(@TempDir Path storage) {
        EngineCertificates engine = authority(storage, KeyKind.EC).issue("web", List.of());

        assertThat(TlsContexts.of(client(engine, engine.clientKey()))
                        .getDefaultSSLParameters()
                        .getProtocols())
                .containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
    }

    @Test
    void saysWhatCannotBeRead(@TempDir Path storage) {
        EngineCertificates engine = authority(storage, KeyKind.EC).issue("web", List.of());
        String encrypted = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n";

        for (String key : List.of("", "rubbish", encrypted, engine.client(), engine.serverKey())) {
            assertThatThrownBy(() -> TlsContexts.of(client(engine, key)))
                    .isInstanceOf(MachineException.class)
                    .hasMessageContaining("The client's key");
        }
        assertThatThrownBy(() -> TlsContexts.of(new ClientCertificates("", engine.client(), engine.clientKey())))
                .hasMessageContaining("The authority's certificate");
    }

    private static ClientCertificates client(EngineCertificates engine, String key) {
        return new ClientCertificates(engine.authority(), engine.client(), key);
    }

    /** Says what the engine saw: the protocol and the client's name. */
    private static String talk(EngineCertificates engine, SSLContext context) throws Exception {
        SSLContext server =
                TlsContexts.of(new ClientCertificates(engine.authority(), engine.server(), engine.serverKey()));
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        try (var listening = (SSLServerSocket) server.getServerSocketFactory().createServerSocket(0, 1, loopback);
                var threads = Executors.newSingleThreadExecutor()) {
            listening.setNeedClientAuth(true);
            Future<Boolean> answered = threads.submit(() -> answer(listening));
            try (var socket = (SSLSocket) context.getSocketFactory().createSocket(loopback, listening.getLocalPort())) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                String seen = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answered.get()).isTrue();
                return seen;
            }
        }
    }

    private static boolean answer(SSLServerSocket listening) throws IOException {
        try (var socket = (SSLSocket) listening.accept()) {
            socket.startHandshake();
            String seen = socket.getSession().getProtocol() + " "
                    + socket.getSession().getPeerPrincipal();
            socket.getOutputStream().write(seen.getBytes(StandardCharsets.UTF_8));
            return true;
        }
    }

    /** What is inside PKCS#8 is PKCS#1. */
    private static String pkcs1(String pkcs8) throws IOException {
        PrivateKey key = Pem.key(pkcs8, "test", "");
        return pem(
                "RSA PRIVATE KEY", PrivateKeyInfo.getInstance(key.getEncoded()).parsePrivateKey());
    }

    /** As OpenSSL writes it: the curve is stated inside, and once more in front. */
    private static String sec1(String pkcs8) throws IOException {
        var secret = ((java.security.interfaces.ECPrivateKey) Pem.key(pkcs8, "test", "")).getS();
        return curve() + pem("EC PRIVATE KEY", new ECPrivateKey(256, secret, X9ObjectIdentifiers.prime256v1));
    }

    private static String curve() throws IOException {
        return pem("EC PARAMETERS", X9ObjectIdentifiers.prime256v1);
    }

    private static String pem(String type, ASN1Encodable content) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content.toASN1Primitive().getEncoded()));
        }
        return text.toString();
    }
}
