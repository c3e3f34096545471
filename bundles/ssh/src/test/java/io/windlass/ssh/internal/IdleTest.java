package io.windlass.ssh.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.ssh.Remote;
import io.windlass.api.ssh.RemoteCommand;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections that nobody uses are given back. */
class IdleTest extends SshFixture {

    private static final RemoteCommand TRUE = RemoteCommand.of("true");

    private final ManualTimer timer = new ManualTimer();

    @BeforeEach
    void passTimeByHand() {
        connections.stop();
        connections = connections(500, NO_HEARTBEAT, timer);
    }

    @Test
    void closesWhatWasIdleForAMinute() {
        Remote remote = connect();
        long readers = Threads.readers();
        timer.pass(Duration.ofSeconds(59));
        assertThat(Threads.readers()).isEqualTo(readers);

        timer.pass(Duration.ofSeconds(15));
        Threads.await(() -> server.openConnections() == 0 && Threads.readers() < readers);
        remote.require(TRUE);
        assertThat(server.connections).as("opened again when it is needed").hasValue(2);
    }

    @Test
    void keepsWhatIsUsedNowAndThen() {
        Remote remote = connect();
        for (int i = 0; i < 5; i++) {
            timer.pass(Duration.ofSeconds(45));
            remote.require(TRUE);
        }
        assertThat(server.connections).hasValue(1);
    }

    @Test
    void keepsWhatRunsACommandHoweverLong() throws Exception {
        Remote remote = connect();
        FutureTask<String> waiting = new FutureTask<>(
                () -> remote.require(sh("while [ ! -e " + folder + "/go ]; do sleep 0.01; done; echo done")));
        Thread.startVirtualThread(waiting);
        Threads.await(() -> server.commands.size() == 1);
        timer.pass(Duration.ofHours(1));
        connect().require(RemoteCommand.of("touch", folder + "/go"));
        assertThat(waiting.get()).isEqualTo("done\n");
    }

    @Test
    void stopsLookingWhenItStops() {
        assertThat(timer.repetitions()).isEqualTo(1);
        connections.stop();
        assertThat(timer.repetitions()).isZero();
    }

    @Test
    void keepsForEverWhereThatIsWanted() {
        ManualTimer hours = new ManualTimer();
        connections = new Connections(new Identities(folder), 500, NO_HEARTBEAT, Duration.ZERO, hours);
        Remote remote = connect();
        hours.pass(Duration.ofHours(1));
        remote.require(TRUE);
        assertThat(server.connections).hasValue(1);
        assertThat(hours.repetitions()).isZero();
    }
}
