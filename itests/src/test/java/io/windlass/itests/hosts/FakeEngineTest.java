package io.windlass.itests.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.apache.sshd.client.session.ClientSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engines of fake hosts are there once they are provisioned, and for those who have a certificate. */
class FakeEngineTest {
    private final SshVisitor visitor = new SshVisitor();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final TestAuthority authority = new TestAuthority();
    private final SSLContext client = authority.client();
    private FakeHosts hosts;
    private FakeHost host;

    @BeforeEach
    void start() throws IOException {
        hosts = FakeHosts.start();
        host = hosts.add(visitor.publicKey());
    }

    @AfterEach
    void stop() throws IOException {
        visitor.close();
        hosts.close();
        threads.shutdownNow();
        threads.close();
    }

    @Test
    void isNotThereBeforeItIsInstalled() throws IOException {
        assertThatThrownBy(() -> version(client)).isInstanceOf(ConnectException.class);
        assertThat(tell("fake-engine upgrade", "").status()).isEqualTo(1);
        assertThat(tell("fake-engine certify", authority.engineTexts()).status())
                .isEqualTo(1);
        assertThat(host.engine().isInstalled()).isFalse();
    }

    @Test
    void tellsItsVersion() throws IOException {
        install(authority.engineTexts());

        assertThat(version(client)).isEqualTo("{\"Version\":\"28.0.0\"}\n");
        assertThat(get(client, "/_ping")).isEqualTo("OK");
        assertThat(get(client, "/v1.48/version")).isEqualTo("{\"Version\":\"28.0.0\"}\n");
        assertThatThrownBy(() -> get(client, "/containers/json")).isInstanceOf(IOException.class);
    }

    @Test
    void wantsACertificateOfItsAuthority() throws IOException {
        install(authority.engineTexts());

        assertThatThrownBy(() -> version(authority.stranger())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> version(new TestAuthority().client())).isInstanceOf(IOException.class);
        assertThat(version(client)).isNotEmpty();
    }

    @Test
    void refusesWhatItCannotUse() throws IOException {
        assertThat(tell("fake-engine install " + host.engine().port(), "nonsense")
                        .errors())
                .contains("0 PEM blocks");
        assertThat(tell("fake-engine install 1", authority.engineTexts()).errors())
                .contains("not on 1");
        assertThat(host.engine().starts()).isZero();
    }

    @Test
    void isNotRestartedForWhatItHas() throws IOException {
        String texts = authority.engineTexts();
        install(texts);
        assertThat(tell("fake-engine install " + host.engine().port(), texts).output())
                .isEqualTo("unchanged\n");
        assertThat(host.engine().starts()).isEqualTo(1);
    }

    @Test
    void getsOtherCertificates() throws IOException {
        install(authority.engineTexts());
        TestAuthority next = new TestAuthority();

        assertThat(tell("fake-engine certify", next.engineTexts()).status()).isZero();

        assertThatThrownBy(() -> version(client)).isInstanceOf(IOException.class);
        assertThat(version(next.client())).isNotEmpty();
        assertThat(host.engine().starts()).isEqualTo(2);
    }

    @Test
    void isUpgraded() throws IOException {
        install(authority.engineTexts());

        assertThat(tell("fake-engine upgrade", "").output()).isEqualTo("28.0.0 28.0.1\n");
        assertThat(version(client)).isEqualTo("{\"Version\":\"28.0.1\"}\n");
        assertThat(host.engine().version()).isEqualTo("28.0.1");
    }

    @Test
    void stopsAndComesBack() throws IOException {
        install(authority.engineTexts());
        assertThat(version(client)).isNotEmpty();

        host.engine().stop();
        assertThatThrownBy(() -> version(client)).isInstanceOf(ConnectException.class);
        host.engine().start();
        assertThat(version(client)).isNotEmpty();
    }

    @Test
    void goesAndComesWithItsHost() throws IOException {
        install(authority.engineTexts());

        host.powerOff();
        assertThatThrownBy(() -> version(client)).isInstanceOf(ConnectException.class);
        host.engine().start();
        assertThat(host.engine().isRunning()).isFalse();
        host.powerOn();
        assertThat(version(client)).isNotEmpty();
    }

    @Test
    void hangsAndComesBack() throws Exception {
        install(authority.engineTexts());
        host.engine().hang();
        Future<String> answer = threads.submit(() -> version(client));
        FakeHost other = hosts.add(visitor.publicKey());
        install(other, authority.engineTexts());
        assertThat(get(other, client, "/_ping")).isEqualTo("OK");
        assertThat(answer).isNotDone();

        host.engine().recover();
        assertThat(answer.get()).isNotEmpty();
    }

    @Test
    void freezesWithItsHost() throws Exception {
        install(authority.engineTexts());
        host.behave(Behaviour.Fault.FROZEN);
        Future<String> answer = threads.submit(() -> version(client));
        FakeHost other = hosts.add(visitor.publicKey());
        install(other, authority.engineTexts());
        assertThat(get(other, client, "/_ping")).isEqualTo("OK");
        assertThat(answer).isNotDone();

        host.recover();
        assertThat(answer.get()).isNotEmpty();
    }

    @Test
    void aThousandAreAskedAtOnce() throws Exception {
        String texts = authority.engineTexts();
        List<Callable<String>> questions = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            FakeHost next = hosts.add(visitor.publicKey());
            assertThat(next.engine()
                            .install(Integer.toString(next.engine().port()), texts)
                            .status())
                    .isZero();
            questions.add(() -> get(next, client, "/_ping"));
        }
        for (Future<String> answer : threads.invokeAll(questions)) {
            assertThat(answer.get()).isEqualTo("OK");
        }
    }

    private void install(String texts) throws IOException {
        install(host, texts);
    }

    private void install(FakeHost where, String texts) throws IOException {
        try (ClientSession session = visitor.visit(where)) {
            Answer answer = SshVisitor.run(
                    session,
                    "'sudo' '-n' '--' 'fake-engine' 'install' '"
                            + where.engine().port() + "'",
                    texts);
            assertThat(answer).isEqualTo(Answer.said("started\n"));
        }
    }

    private Answer tell(String line, String input) throws IOException {
        try (ClientSession session = visitor.visit(host)) {
            return SshVisitor.run(session, line, input);
        }
    }

    private String version(SSLContext who) throws IOException {
        return get(who, "/version");
    }

    private String get(SSLContext who, String path) throws IOException {
        return get(host, who, path);
    }

    private static String get(FakeHost host, SSLContext who, String path) throws IOException {
        URI uri = URI.create("https://" + host.address() + ":" + host.engine().port() + path);
        HttpsURLConnection connection = (HttpsURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        connection.setSSLSocketFactory(who.getSocketFactory());
        try (InputStream body = connection.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
