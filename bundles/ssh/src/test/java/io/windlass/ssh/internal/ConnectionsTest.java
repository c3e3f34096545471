package io.windlass.ssh.internal;

import static io.windlass.ssh.internal.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.SshEndpoint;
import io.windlass.api.ssh.Remote;
import io.windlass.api.ssh.RemoteCommand;
import io.windlass.api.ssh.SshTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsTest extends SshFixture {

    private static final RemoteCommand TRUE = RemoteCommand.of("true");

    @Test
    void keepsOneConnectionForAHost() {
        SshTarget target = pinned();
        connections.connect(target, PATIENCE).require(TRUE);
        connections.connect(target, PATIENCE).require(TRUE);
        assertThat(server.connections).hasValue(1);
    }

    @Test
    void sharesOneAttemptAmongAllWhoAskAtOnce() throws Exception {
        SshTarget target = pinned();
        List<Callable<String>> asks = IntStream.range(0, 20)
                .<Callable<String>>mapToObj(
                        _ -> () -> connections.connect(target, PATIENCE).require(TRUE))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(asks)).allMatch(ask -> ask.resultNow().isEmpty());
        }
        assertThat(server.connections).hasValue(1);
    }

    @Test
    void opensADeadConnectionAgainForTheNextCommand() {
        Remote remote = connect();
        server.dropConnections();
        assertThat(remote.require(RemoteCommand.of("echo", "back"))).isEqualTo("back\n");
        assertThat(server.connections).hasValue(2);
    }

    @Test
    void closesTheConnectionToAHostsFormerAddress() throws Exception {
        SshTarget target = pinned();
        connections.connect(target, PATIENCE);
        try (LoopbackServer moved = LoopbackServer.start(hostKeys).authorize(userKeys)) {
            SshTarget there = new SshTarget(target.host(), moved.endpoint(userKey), target.trusted());
            connections.connect(there, PATIENCE).require(TRUE);
            assertThat(moved.commands).hasSize(1);
            Threads.await(() -> server.openConnections() == 0);
        }
    }

    @Test
    void disconnectFailsWhatIsUnderWay() throws Exception {
        SshTarget target = pinned();
        Remote remote = connections.connect(target, PATIENCE);
        FutureTask<MachineException> endless =
                new FutureTask<>(() -> failure(() -> remote.run(RemoteCommand.of("sleep", "1000"))));
        Thread.startVirtualThread(endless);
        Threads.await(() -> server.commands.size() == 1);
        connections.disconnect(target.host());
        assertThat(endless.get().code()).isEqualTo(StandardErrorCode.SSH_UNREACHABLE);
        Threads.await(() -> server.openConnections() == 0);
    }

    @Test
    void closesTheLongestIdleConnectionBeyondTheLimit() {
        connections = connections(2, NO_HEARTBEAT);
        Remote oldest = connect();
        Remote older = connect();
        oldest.require(TRUE);
        connect();
        Threads.await(() -> server.openConnections() == 2);

        oldest.require(TRUE);
        assertThat(server.connections).as("the one used since stayed").hasValue(3);
        older.require(TRUE);
        assertThat(server.connections).as("the other one is opened again").hasValue(4);
    }

    @Test
    void doesNotCloseAConnectionInUse() throws Exception {
        connections = connections(1, NO_HEARTBEAT);
        Remote busy = connect();
        FutureTask<String> waiting = new FutureTask<>(
                () -> busy.require(sh("while [ ! -e " + folder + "/go ]; do sleep 0.01; done; echo done")));
        Thread.startVirtualThread(waiting);
        Threads.await(() -> server.commands.size() == 1);
        connect().require(RemoteCommand.of("touch", folder + "/go"));
        assertThat(waiting.get()).isEqualTo("done\n");
    }

    @Test
    void tellsWhoIsRefusedWithWhichKey() throws Exception {
        Path other = TestKeys.openSsh(folder.resolve("id_other"), TestKeys.make("Ed25519"));
        MachineException failure =
                failure(() -> connections.connect(server.target(other, server.hostKey(0)), PATIENCE));
        assertThat(failure.code()).isEqualTo(StandardErrorCode.SSH_AUTHENTICATION_FAILED);
        assertThat(failure)
                .hasMessageContaining("127.0.0.1")
                .hasMessageContaining("root")
                .hasMessageContaining(other.toString());
        Threads.await(() -> server.openConnections() == 0);
    }

    @Test
    void triesEachDefaultKey() throws Exception {
        TestKeys.openSsh(folder.resolve("id_ed25519"), TestKeys.make("Ed25519"));
        TestKeys.openSsh(folder.resolve("id_rsa"), userKeys);
        connections = new Connections(new Identities(folder), 500, NO_HEARTBEAT, Duration.ZERO, new SystemTimer());
        SshTarget target = pinned();
        SshEndpoint keyless = new SshEndpoint("127.0.0.1", server.port(), "root", Optional.empty());
        connections
                .connect(new SshTarget(target.host(), keyless, target.trusted()), PATIENCE)
                .require(TRUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void logsInWithEachKindOfKey(String algorithm) throws Exception {
        var keys = TestKeys.make(algorithm);
        Path file = TestKeys.openSsh(folder.resolve("id_other"), keys);
        server.authorize(keys);
        connections.connect(server.target(file, server.hostKey(0)), PATIENCE).require(TRUE);
    }

    @Test
    void givesUpOnAServerThatSaysNothing() throws IOException {
        long before = Threads.readers();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertUnreachable(silent.getLocalPort(), Duration.ofMillis(200));
        }
        assertThat(Threads.readers()).isEqualTo(before);
    }

    @Test
    void givesUpOnAServerThatNeverStopsItsGreeting() throws IOException {
        try (ServerSocket chatty = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> chat(chatty));
            assertUnreachable(chatty.getLocalPort(), Duration.ofMillis(300));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SSH-2.0-x\r\n", "HTTP/1.0 400 Bad Request\r\n\r\n", "SSH-1.5-old\r\n"})
    void givesUpOnAServerThatHangsUp(String greeting) throws IOException {
        long before = Threads.readers();
        try (ServerSocket rude = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> greet(rude, greeting));
            assertUnreachable(rude.getLocalPort(), PATIENCE);
        }
        Threads.await(() -> Threads.readers() == before);
    }

    @Test
    void givesUpWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        assertUnreachable(port, PATIENCE);
    }

    @Test
    void noticesAServerThatNoLongerAnswers() throws Exception {
        connections = connections(500, Duration.ofMillis(20));
        try (StallingProxy proxy = StallingProxy.before(server.port())) {
            connectThrough(proxy).require(TRUE);
            proxy.stall();
            Threads.await(() -> proxy.clientsGone() == 1);
        }
    }

    @Test
    void doesNotWaitLongerForASessionThanForTheCommand() throws Exception {
        try (StallingProxy proxy = StallingProxy.before(server.port())) {
            Remote remote = connectThrough(proxy);
            proxy.stall();
            RemoteCommand impatient = TRUE.withTimeout(Duration.ofMillis(100));
            MachineException failure = failure(() -> remote.run(impatient));
            assertThat(failure.code()).isEqualTo(StandardErrorCode.SSH_UNREACHABLE);
            assertThat(failure).hasMessageContaining("within 0.1 s");
        }
    }

    private Remote connectThrough(StallingProxy proxy) {
        SshEndpoint endpoint = new SshEndpoint("127.0.0.1", proxy.port(), "root", Optional.of(userKey));
        return connections.connect(new SshTarget(pinned().host(), endpoint, List.of(server.hostKey(0))), PATIENCE);
    }

    @Test
    void stopsWithoutLeavingThreads() {
        long before = Threads.readers();
        Connections stopping = connections(500, Duration.ofSeconds(15));
        Remote remote = stopping.connect(pinned(), PATIENCE);
        stopping.connect(pinned(), PATIENCE);
        assertThat(Threads.readers()).isEqualTo(before + 2);

        stopping.stop();

        Threads.await(() -> Threads.readers() == before && server.openConnections() == 0);
        assertThat(failure(() -> remote.run(TRUE)).code()).isEqualTo(StandardErrorCode.SSH_UNREACHABLE);
        assertThat(failure(() -> stopping.connect(pinned(), PATIENCE)).code())
                .isEqualTo(StandardErrorCode.SSH_UNREACHABLE);
    }

    private void assertUnreachable(int port, Duration timeout) {
        SshEndpoint endpoint = new SshEndpoint("127.0.0.1", port, "root", Optional.of(userKey));
        SshTarget target = new SshTarget(pinned().host(), endpoint, List.of());
        MachineException failure = failure(() -> connections.connect(target, timeout));
        assertThat(failure.code()).isEqualTo(StandardErrorCode.SSH_UNREACHABLE);
        assertThat(failure).hasMessageContaining("127.0.0.1 port " + port);
    }

    private static void greet(ServerSocket listener, String greeting) {
        try (Socket caller = listener.accept()) {
            caller.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // The client has hung up first.
        }
    }

    private static void chat(ServerSocket listener) {
        try (Socket caller = listener.accept()) {
            while (true) {
                caller.getOutputStream().write("welcome ".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException gone) {
            // The client has hung up, as it should.
        }
    }
}
