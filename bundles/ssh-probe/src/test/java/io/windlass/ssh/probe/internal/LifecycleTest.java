package io.windlass.ssh.probe.internal;

import static io.windlass.ssh.probe.internal.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostId;
import io.windlass.api.ssh.SshProbes;
import io.windlass.api.ssh.SshTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is told, what is bounded, and what remains at the end. */
class LifecycleTest extends ProbeFixture {

    private final BlockingQueue<HostId> lost = new LinkedBlockingQueue<>();

    @Test
    void tellsAtOnceThatAConnectionIsLost() throws Exception {
        probes.onLost(lost::add);
        SshTarget target = pinned();
        probes.probe(target, PATIENCE);
        server.dropConnections();
        assertThat(lost.poll(20, TimeUnit.SECONDS)).isEqualTo(target.host());
        assertThat(lost).isEmpty();
    }

    @Test
    void tellsThatAnUnansweredConnectionIsLost() throws Exception {
        probes.onLost(lost::add);
        try (StallingProxy proxy = StallingProxy.before(server.port())) {
            SshTarget target = moved(pinned(), proxy.port());
            probes.probe(target, PATIENCE);
            proxy.stall();
            failure(() -> probes.probe(target, Duration.ofMillis(200)));
            assertThat(lost.poll(20, TimeUnit.SECONDS)).isEqualTo(target.host());
        }
    }

    @Test
    void aListenerThatFailsDoesNotKeepOthersFromBeingTold() throws Exception {
        for (int i = 0; i < 2; i++) {
            probes.onLost(host -> {
                lost.add(host);
                throw new IllegalStateException("listener");
            });
        }
        probes.probe(pinned(), PATIENCE);
        server.dropConnections();
        assertThat(lost.poll(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(lost.poll(20, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void doesNotTellOfWhatWeClosedOurselves() throws Exception {
        List<HostId> told = new CopyOnWriteArrayList<>();
        probes.onLost(told::add);
        SshTarget forgotten = pinned();
        SshTarget gone = pinned();
        probes.probe(forgotten, PATIENCE);
        probes.probe(gone, PATIENCE);

        probes.forget(forgotten.host());
        Threads.await(() -> server.openConnections() == 1);
        try (LoopbackServer next = LoopbackServer.start(hostKeys).authorize(userKeys)) {
            probes.probe(moved(gone, next.port()), PATIENCE);
            Threads.await(() -> server.openConnections() == 0);
            probes.stop();
            Threads.await(() -> next.openConnections() == 0);
        }
        assertThat(told).isEmpty();
    }

    @Test
    void doesNotTellWhoHasStoppedListening() throws Exception {
        List<HostId> told = new CopyOnWriteArrayList<>();
        SshProbes.Watch watch = probes.onLost(told::add);
        probes.onLost(lost::add);
        watch.close();
        probes.probe(pinned(), PATIENCE);
        server.dropConnections();
        assertThat(lost.poll(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(told).isEmpty();
    }

    @Test
    void forgetEndsAnAttempt() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            SshTarget target = moved(pinned(), silent.getLocalPort());
            FutureTask<MachineException> probe = inBackground(target);
            try (Socket caller = silent.accept()) {
                assertThat(caller.getInputStream().readNBytes(3)).containsExactly('S', 'S', 'H');
                probes.forget(target.host());
                assertThat(probe.get()).hasMessageContaining("closed from this side");
                assertThat(caller.getInputStream().readAllBytes())
                        .as("the rest of what came until the end")
                        .isNotEmpty();
            }
        }
    }

    @Test
    void holdsNoMoreConnectionsThanItMay() {
        probes = probes(2, 8);
        SshTarget third = pinned();
        Stream.of(pinned(), pinned(), third).forEach(target -> probes.probe(target, PATIENCE));
        Threads.await(() -> server.openConnections() == 2);

        probes.probe(third, PATIENCE);
        assertThat(server.connections).as("connected anew for each probe").hasValue(4);
        Threads.await(() -> server.openConnections() == 2);
    }

    @Test
    void makesRoomWhenAConnectionEnds() {
        probes = probes(1, 8);
        SshTarget first = pinned();
        SshTarget second = pinned();
        probes.probe(first, PATIENCE);
        probes.forget(first.host());
        probes.probe(second, PATIENCE);
        probes.probe(second, PATIENCE);
        assertThat(server.connections).hasValue(2);
        assertThat(server.questions).hasValue(1);
    }

    @Test
    void makesNoMoreConnectionsAtOnceThanItMay() throws Exception {
        probes = probes(100, 1);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            SshTarget first = moved(pinned(), silent.getLocalPort());
            FutureTask<MachineException> busy = inBackground(first);
            Socket caller = silent.accept();

            MachineException failure = failure(() -> probes.probe(pinned(), Duration.ofMillis(100)));
            assertThat(failure.code()).as("nothing is known of the host").isEqualTo(StandardErrorCode.TIMEOUT);
            assertThat(failure).hasMessageContaining("too many");
            assertThat(server.connections).hasValue(0);

            probes.forget(first.host());
            busy.get();
            caller.close();
        }
        probes.probe(pinned(), PATIENCE);
        assertThat(server.openConnections()).isEqualTo(1);
    }

    /** A full backlog drops packets, as a dead network does. */
    @Test
    void deadHostsDoNotHoldUpOthers() throws Exception {
        List<Socket> backlog = new ArrayList<>();
        try (ServerSocket dead = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(dead, backlog);
            List<FutureTask<MachineException>> waiting = Stream.generate(
                            () -> inBackground(moved(pinned(), dead.getLocalPort())))
                    .limit(6)
                    .toList();
            // One after the other, so that the last ones surely come after all that wait.
            for (int i = 0; i < 30; i++) {
                probes.probe(pinned(), PATIENCE);
            }
            assertThat(waiting).noneMatch(FutureTask::isDone);
            probes.stop();
            for (FutureTask<MachineException> probe : waiting) {
                assertThat(probe.get().code()).isEqualTo(StandardErrorCode.SSH_UNREACHABLE);
            }
        } finally {
            for (Socket socket : backlog) {
                socket.close();
            }
        }
    }

    @Test
    void startsNothingBeforeTheFirstProbe() {
        long before = Threads.ofClient();
        Probes lazy = probes(100, 8);
        assertThat(Threads.ofClient()).isEqualTo(before);
        lazy.stop();
    }

    @Test
    void stopsWithoutLeavingThreads() {
        SshTarget target = pinned();
        probes.probe(target, PATIENCE);
        probes.probe(pinned(), PATIENCE);
        assertThat(Threads.ofClient()).isPositive();

        probes.stop();

        Threads.await(() -> Threads.ofClient() == 0 && server.openConnections() == 0);
        assertThat(failure(() -> probes.probe(target, PATIENCE))).hasMessageContaining("closed from this side");
    }

    private FutureTask<MachineException> inBackground(SshTarget target) {
        FutureTask<MachineException> probe =
                new FutureTask<>(() -> failure(() -> probes.probe(target, Duration.ofMinutes(2))));
        Thread.startVirtualThread(probe);
        return probe;
    }

    private static void fill(ServerSocket listener, List<Socket> backlog) {
        try {
            while (true) {
                Socket socket = new Socket();
                backlog.add(socket);
                socket.connect(listener.getLocalSocketAddress(), 200);
            }
        } catch (IOException full) {
            // That is what was wanted.
        }
    }
}
