package io.windlass.core.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.api.certificate.CertificateAuthority;
import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks engines over TLS for their version. Uses {@link HttpsURLConnection} since it blocks the calling virtual thread
 * and, unlike {@code HttpClient}, keeps no thread per client certificate.
 */
final class EngineClient implements EngineVersions {

    private static final int CONTEXTS = 64;
    private static final int LONGEST_ANSWER = 1 << 20;

    private final CertificateAuthority authority;

    /** Hosts of one installation share a client certificate, so this holds one entry, or a few for imported hosts. */
    private final Map<ClientCertificates, SSLContext> contexts =
            new LinkedHashMap<ClientCertificates, SSLContext>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<ClientCertificates, SSLContext> eldest) {
                    return size() > CONTEXTS;
                }
            };

    EngineClient(CertificateAuthority authority) {
        this.authority = authority;
    }

    @Override
    public String version(URI engine, ClientCertificates certificates, Duration timeout) {
        if (!"tcp".equals(engine.getScheme()) && !"https".equals(engine.getScheme())) {
            throw unreachable(engine, "only tcp URLs can be asked", null);
        }
        try {
            HttpsURLConnection connection = (HttpsURLConnection)
                    new URI("https", null, engine.getHost(), engine.getPort(), "/version", null, null)
                            .toURL()
                            .openConnection(Proxy.NO_PROXY);
            connection.setInstanceFollowRedirects(false);
            connection.setSSLSocketFactory(context(certificates).getSocketFactory());
            connection.setConnectTimeout(Math.toIntExact(timeout.toMillis()));
            connection.setReadTimeout(Math.toIntExact(timeout.toMillis()));
            try (InputStream body = connection.getInputStream()) {
                JsonNode version =
                        Json.MAPPER.readTree(body.readNBytes(LONGEST_ANSWER)).path("Version");
                if (!version.isTextual()) {
                    throw unreachable(engine, "the answer has no version", null);
                }
                return version.asText();
            }
        } catch (IOException | URISyntaxException e) {
            throw unreachable(engine, String.valueOf(e.getMessage()), e);
        }
    }

    private SSLContext context(ClientCertificates certificates) {
        synchronized (contexts) {
            return contexts.computeIfAbsent(certificates, authority::context);
        }
    }

    private static MachineException unreachable(URI engine, String reason, @Nullable Throwable cause) {
        return new MachineException(
                StandardErrorCode.ENGINE_UNREACHABLE,
                "Cannot connect to the docker engine endpoint " + engine + ": " + reason,
                "Look at the engine with: machine ssh NAME sudo systemctl status docker. "
                        + "If the address changed, run: machine provision NAME",
                cause);
    }

    /** Loaded with the first answer: the daemon starts without it. */
    private static final class Json {
        private static final ObjectMapper MAPPER = new ObjectMapper();
    }
}
