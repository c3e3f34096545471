package io.windlass.itests.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.itests.hosts.Behaviour.Fault;
import io.windlass.itests.rig.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fake hosts do what a test asks of them. */
class FakeHostsTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final SshVisitor visitor = new SshVisitor();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
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
    void answersWhatThePlatformAsks() throws IOException {
        try (ClientSession session = visitor.visit(host)) {
            assertThat(SshVisitor.run(session, "'cat' '/etc/os-release'", "").output())
                    .contains("\nID=fakeos\n");
            assertThat(SshVisitor.run(session, "'cat' '/proc/sys/kernel/random/boot_id'", ""))
                    .isEqualTo(Answer.said(host.bootId() + "\n"));
            assertThat(SshVisitor.run(session, "'sudo' '-n' '--' 'true'", "")).isEqualTo(Answer.said(""));
            assertThat(SshVisitor.run(session, "uname -a", "").status()).isEqualTo(127);
        }
        assertThat(host.commands()).hasSize(4).last().isEqualTo("uname -a");
        assertThat(host.logins()).isEqualTo(1);
    }

    @Test
    void opensToItsOwnersKeyOnly() throws IOException {
        FakeHost ofSomebodyElse = hosts.add(HostKeys.text(HostKeys.make().getPublic()));

        assertThatThrownBy(() -> visitor.visit(ofSomebodyElse)).isInstanceOf(SshException.class);
        assertThat(ofSomebodyElse.logins()).isZero();
    }

    @Test
    void answersKeepAliveAsSshdDoes() throws IOException {
        try (ClientSession session = visitor.visit(host)) {
            assertThat(SshVisitor.keepAlive(session)).isEqualTo(SshConstants.SSH_MSG_REQUEST_FAILURE);
        }
    }

    @Test
    void rebootsFromInside() throws IOException {
        String before = host.bootId();
        ClientSession session = visitor.visit(host);
        String script = "(sleep 1; shutdown -r now) >/dev/null 2>&1 &";

        assertThat(SshVisitor.run(session, "'sudo' '-n' '--' 'sh' '-c' '" + script + "'", ""))
                .isEqualTo(Answer.said(""));

        Waiting.until("reboot", SOON, () -> !host.bootId().equals(before));
        Waiting.until("end of the connection", SOON, session::isClosed);
        assertThat(visitor.run(host, "cat /proc/sys/kernel/random/boot_id").output())
                .isEqualTo(host.bootId() + "\n");
    }

    @Test
    void isSlow() throws IOException {
        Duration delay = Duration.ofMillis(300);
        host.behave(Behaviour.slow(delay));
        try (ClientSession session = visitor.visit(host)) {
            long start = System.nanoTime();
            assertThat(SshVisitor.run(session, "true", "").status()).isZero();
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(delay.toNanos());
        }
    }

    @Test
    void freezesAndAnswersAfterwards() throws Exception {
        ClientSession before = visitor.visit(host);
        host.behave(Fault.FROZEN);

        Future<Byte> sign = threads.submit(() -> SshVisitor.keepAlive(before));
        Future<ClientSession> visit = threads.submit(() -> visitor.visit(host));
        Waiting.until("the connection that nobody greets", SOON, () -> host.connections() == 2);
        somethingElse();
        assertThat(sign).isNotDone();
        assertThat(visit).isNotDone();

        host.recover();
        assertThat(sign.get()).isEqualTo(SshConstants.SSH_MSG_REQUEST_FAILURE);
        assertThat(SshVisitor.run(visit.get(), "true", "").status()).isZero();
        assertThat(SshVisitor.run(before, "true", "").status()).isZero();
    }

    @Test
    void aConnectionThatBreaksInTheFrostIsForgotten() throws Exception {
        ClientSession before = visitor.visit(host);
        host.behave(Fault.FROZEN);
        Future<Byte> sign = threads.submit(() -> SshVisitor.keepAlive(before));
        Future<ClientSession> visit = threads.submit(() -> visitor.visit(host));
        Waiting.until("the connection that nobody greets", SOON, () -> host.connections() == 2);

        host.drop();
        assertThat(sign).failsWithin(SOON);
        assertThat(visit).failsWithin(SOON);
        host.recover();
        assertThat(visitor.run(host, "true").status()).isZero();
    }

    @Test
    void commandsHang() throws Exception {
        host.behave(Fault.HANGING);
        try (ClientSession session = visitor.visit(host)) {
            Future<Answer> answer = threads.submit(() -> SshVisitor.run(session, "true", ""));
            assertThat(SshVisitor.keepAlive(session)).isEqualTo(SshConstants.SSH_MSG_REQUEST_FAILURE);
            somethingElse();
            assertThat(answer).isNotDone();
            assertThat(host.commands()).isEmpty();

            host.recover();
            assertThat(answer.get().status()).isZero();
        }
    }

    @Test
    void floodsWithoutEnd() throws IOException {
        host.behave(Fault.FLOODING);
        try (ClientSession session = visitor.visit(host);
                ChannelExec channel = session.createExecChannel("true")) {
            channel.open().verify(SOON);
            InputStream output = channel.getInvertedOut();
            output.skipNBytes(10 << 20);
            assertThat(channel.getExitStatus()).isNull();
        }
        host.recover();
        assertThat(visitor.run(host, "true").status()).isZero();
    }

    @Test
    void refusesLogins() throws IOException {
        host.behave(Fault.REFUSING_LOGINS);
        assertThatThrownBy(() -> visitor.visit(host)).isInstanceOf(SshException.class);

        host.recover();
        assertThat(visitor.run(host, "true").status()).isZero();
    }

    @Test
    void dropsConnections() throws IOException {
        ClientSession session = visitor.visit(host);
        host.behave(Fault.DROPPING);
        Waiting.until("end of the connection", SOON, session::isClosed);
        assertThatThrownBy(() -> visitor.visit(host)).isInstanceOf(SshException.class);
        assertThat(host.connections()).isZero();

        host.recover();
        assertThat(visitor.run(host, "true").status()).isZero();
    }

    @Test
    void changesItsKey() throws IOException {
        String before = host.hostKey();
        ClientSession session = visitor.visit(host);
        assertThat(visitor.hostKeySeenBy(session)).isEqualTo(before);

        String after = host.changeHostKey();
        Waiting.until("end of the connection", SOON, session::isClosed);
        assertThat(after).isNotEqualTo(before);
        assertThat(visitor.hostKeySeenBy(visitor.visit(host))).isEqualTo(after);
    }

    @Test
    void isSwitchedOffAndOn() throws IOException {
        String before = host.bootId();
        ClientSession session = visitor.visit(host);
        host.powerOff();
        Waiting.until("end of the connection", SOON, session::isClosed);
        assertThatThrownBy(() -> new Socket(host.address(), host.sshPort()).close())
                .isInstanceOf(ConnectException.class);

        host.powerOn();
        assertThat(host.bootId()).isNotEqualTo(before);
        assertThat(visitor.run(host, "true").status()).isZero();
    }

    @Test
    void keepsItsPortsWhileItIsOff() throws IOException {
        host.powerOff();
        try (ServerSocket other = new ServerSocket()) {
            other.setReuseAddress(false);
            assertThatThrownBy(() -> other.bind(new InetSocketAddress(host.address(), host.sshPort())))
                    .isInstanceOf(BindException.class);
        }
        host.powerOn();
        assertThat(visitor.run(host, "true").status()).isZero();
    }

    @Test
    void inACrowdAHostThatIsOffClosesConnectionsAtOnce() throws IOException {
        try (FakeHosts crowd = FakeHosts.crowd()) {
            FakeHost first = crowd.add(visitor.publicKey());
            FakeHost second = crowd.add(visitor.publicKey());
            assertThat(second.address()).isNotEqualTo(first.address());
            assertThat(second.sshPort()).isEqualTo(first.sshPort());

            first.powerOff();
            assertThat(end(first)).isEqualTo(-1);
            assertThat(visitor.run(second, "true").status()).isZero();

            first.powerOn();
            assertThat(visitor.run(first, "true").status()).isZero();
        }
    }

    @Test
    void isGoneOnceRemoved() {
        hosts.remove(host);

        assertThat(hosts.all()).isEmpty();
        assertThatThrownBy(() -> new Socket(host.address(), host.sshPort()).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void aThousandAreVisitedAtOnce() throws Exception {
        List<Callable<ClientSession>> visits = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            FakeHost next = hosts.add(visitor.publicKey());
            visits.add(() -> visitor.visit(next));
        }
        for (Future<ClientSession> visit : threads.invokeAll(visits)) {
            assertThat(visitor.hostKeySeenBy(visit.get())).startsWith("ssh-ed25519 ");
        }
        assertThat(hosts.all()).filteredOn(next -> next.connections() == 1).hasSize(1000);
        assertThat(hosts.all()).extracting(FakeHost::hostKey).doesNotHaveDuplicates();
    }

    /** A visit to another host, which takes as long as one to this host would, and is served by the same threads. */
    private void somethingElse() throws IOException {
        FakeHost other = hosts.add(visitor.publicKey());
        assertThat(visitor.run(other, "true").status()).isZero();
    }

    private static int end(FakeHost host) throws IOException {
        try (Socket socket = new Socket(host.address(), host.sshPort())) {
            return socket.getInputStream().read();
        }
    }
}
