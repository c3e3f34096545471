package io.windlass.ssh.probe.internal;

import static io.windlass.ssh.probe.internal.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.SshEndpoint;
import io.windlass.api.ssh.SshTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Security;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.sshd.common.channel.RequestHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a probe finds. */
class ProbesTest extends ProbeFixture {

    @ParameterizedTest
    @EnumSource(names = {"ReplySuccess", "ReplyFailure"})
    void asksOnTheHeldConnectionAndTakesAnyAnswer(RequestHandler.Result answer) {
        server.answer = answer;
        SshTarget target = pinned();
        probes.probe(target, PATIENCE);
        assertThat(server.questions).as("to be let in is answer enough").hasValue(0);
        probes.probe(target, PATIENCE);
        probes.probe(target, PATIENCE);
        assertThat(server.questions).hasValue(2);
        assertThat(server.connections).hasValue(1);
    }

    @Test
    void sharesOneAttemptAmongAllWhoAskAtOnce() throws Exception {
        SshTarget target = pinned();
        List<Callable<Boolean>> asks = IntStream.range(0, 20)
                .<Callable<Boolean>>mapToObj(_ -> () -> {
                    probes.probe(target, PATIENCE);
                    return true;
                })
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(asks)).allMatch(ask -> ask.resultNow());
        }
        assertThat(server.connections).hasValue(1);
    }

    @Test
    void opensALostConnectionAgain() {
        SshTarget target = pinned();
        probes.probe(target, PATIENCE);
        server.dropConnections();
        probes.probe(target, PATIENCE);
        assertThat(server.connections).hasValue(2);
    }

    @Test
    void followsAHostToItsNewAddress() throws Exception {
        SshTarget target = pinned();
        probes.probe(target, PATIENCE);
        try (LoopbackServer next = LoopbackServer.start(hostKeys).authorize(userKeys)) {
            probes.probe(moved(target, next.port()), PATIENCE);
            assertThat(next.connections).hasValue(1);
            Threads.await(() -> server.openConnections() == 0);
        }
    }

    @Test
    void findsAServerGone() throws Exception {
        SshTarget target = pinned();
        probes.probe(target, PATIENCE);
        server.close();
        assertUnreachable(target, PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SSH-2.0-x\r\n", "HTTP/1.0 400 Bad Request\r\n\r\n", "SSH-1.5-old\r\n"})
    void findsAServerThatHangsUp(String greeting) throws IOException {
        try (ServerSocket rude = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> greet(rude, greeting));
            assertUnreachable(moved(pinned(), rude.getLocalPort()), PATIENCE);
        }
    }

    @Test
    void findsAServerThatSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            SshTarget target = moved(pinned(), silent.getLocalPort());
            assertThat(assertUnreachable(target, Duration.ofMillis(200))).hasMessageContaining("within 0.2 s");
        }
    }

    @Test
    void findsAnUnknownName() {
        SshTarget known = pinned();
        SshEndpoint nowhere = new SshEndpoint("no.such.name.invalid", 22, "root", Optional.of(userKey));
        MachineException failure =
                failure(() -> probes.probe(new SshTarget(known.host(), nowhere, known.trusted()), PATIENCE));
        assertThat(failure.code()).isEqualTo(StandardErrorCode.SSH_UNREACHABLE);
        assertThat(failure).hasMessageContaining("no.such.name.invalid");
    }

    @Test
    void closesAConnectionThatNoLongerAnswers() throws Exception {
        try (StallingProxy proxy = StallingProxy.before(server.port())) {
            SshTarget target = moved(pinned(), proxy.port());
            probes.probe(target, PATIENCE);
            proxy.stall();
            assertThat(assertUnreachable(target, Duration.ofMillis(200))).hasMessageContaining("did not answer");
            Threads.await(() -> proxy.clientsGone() == 1);
        }
    }

    @Test
    void tellsWhoIsRefusedWithWhichKey() throws Exception {
        Path other = TestKeys.openSsh(folder.resolve("id_other"), TestKeys.make("Ed25519"));
        MachineException failure = failure(() -> probes.probe(server.target(other, server.hostKey(0)), PATIENCE));
        assertThat(failure.code()).isEqualTo(StandardErrorCode.SSH_AUTHENTICATION_FAILED);
        assertThat(failure)
                .hasMessageContaining("127.0.0.1")
                .hasMessageContaining("root")
                .hasMessageContaining(other.toString());
        Threads.await(() -> server.openConnections() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void logsInWithEachKindOfKey(String algorithm) throws Exception {
        var keys = TestKeys.make(algorithm);
        Path file = TestKeys.openSsh(folder.resolve("id_other"), keys);
        server.authorize(keys);
        probes.probe(server.target(file, server.hostKey(0)), PATIENCE);
        assertThat(server.openConnections()).isEqualTo(1);
    }

    @Test
    void triesEachDefaultKey() throws Exception {
        TestKeys.openSsh(folder.resolve("id_ed25519"), TestKeys.make("Ed25519"));
        TestKeys.openSsh(folder.resolve("id_rsa"), userKeys);
        probes = new Probes(new Identities(folder, new KeyFiles(10)), 100, 8);
        SshTarget known = pinned();
        SshEndpoint keyless = new SshEndpoint("127.0.0.1", server.port(), LoopbackServer.USER, Optional.empty());
        probes.probe(new SshTarget(known.host(), keyless, known.trusted()), PATIENCE);
        assertThat(server.openConnections()).isEqualTo(1);
    }

    @Test
    void keepsBouncyCastleOutOfTheJvm() {
        probes.probe(pinned(), PATIENCE);
        assertThat(Security.getProvider("BC")).isNull();
    }

    private MachineException assertUnreachable(SshTarget target, Duration timeout) {
        MachineException failure = failure(() -> probes.probe(target, timeout));
        assertThat(failure.code()).isEqualTo(StandardErrorCode.SSH_UNREACHABLE);
        assertThat(failure)
                .hasMessageContaining("127.0.0.1 port " + target.endpoint().port());
        return failure;
    }

    private static void greet(ServerSocket listener, String greeting) {
        try (Socket caller = listener.accept()) {
            caller.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // The client has hung up first.
        }
    }
}
