package io.windlass.ssh.internal;

import static io.windlass.ssh.internal.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostId;
import io.windlass.api.host.SshEndpoint;
import io.windlass.api.ssh.CommandResult;
import io.windlass.api.ssh.Remote;
import io.windlass.api.ssh.RemoteCommand;
import io.windlass.api.ssh.SshTarget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommandRunTest extends SshFixture {

    private static final int MEBIBYTE = 1 << 20;

    @Test
    void tellsOutputErrorsAndStatusApart() {
        assertThat(connect().run(sh("echo out; echo err >&2; exit 3")))
                .isEqualTo(new CommandResult(3, "out\n", "err\n"));
    }

    @Test
    void passesArgumentsAsTheyAre() {
        assertThat(connect().require(RemoteCommand.of("printf", "%s|", "a b", "$(id)", "it's", "", "\u20ac")))
                .isEqualTo("a b|$(id)|it's||\u20ac|");
    }

    @Test
    void givesInputAndItsEnd() {
        assertThat(connect().require(RemoteCommand.of("cat").withInput("secret \u20ac\n")))
                .isEqualTo("secret \u20ac\n");
        assertThat(server.commands).containsExactly("'cat'");
    }

    @Test
    void givesMoreInputThanTheServerHasRoomFor() {
        RemoteCommand count = RemoteCommand.of("wc", "-c").withInput("x".repeat(5 * MEBIBYTE));
        assertThat(connect().require(count).strip()).isEqualTo(Integer.toString(5 * MEBIBYTE));
    }

    @Test
    void doesNotMindACommandThatLeavesItsInput() {
        Remote remote = connect();
        RemoteCommand deaf = RemoteCommand.of("true").withInput("x".repeat(5 * MEBIBYTE));
        assertThat(remote.run(deaf).succeeded()).isTrue();
        assertThat(remote.require(RemoteCommand.of("echo", "next"))).isEqualTo("next\n");
    }

    @Test
    void cutsEachOutputButReadsItToTheEnd() {
        CommandResult result = connect()
                .run(sh("head -c 3145728 /dev/zero | tr '\\0' o; head -c 3145728 /dev/zero | tr '\\0' e >&2; exit 7"));
        assertThat(result.exitStatus()).isEqualTo(7);
        assertThat(result.output()).isEqualTo("o".repeat(MEBIBYTE));
        assertThat(result.errors()).isEqualTo("e".repeat(MEBIBYTE));
    }

    @Test
    void makesOutputHarmless() {
        CommandResult result =
                connect().run(sh("printf '\\033[31mred\\033[0m \\303\\050\\r\\n'; printf '\\033]0;x\\007e' >&2"));
        assertThat(result.output()).isEqualTo("red \ufffd(\n");
        assertThat(result.errors()).isEqualTo("e");
    }

    @Test
    void tellsTheSignalThatEndedACommand() {
        assertThat(connect().run(RemoteCommand.of("test-signal")).exitStatus()).isEqualTo(137);
    }

    @Test
    void takesAMissingExitStatusForAFailure() {
        Remote remote = connect();
        MachineException failure = failure(() -> remote.run(RemoteCommand.of("test-no-status")));
        assertThat(failure.code()).isEqualTo(StandardErrorCode.SSH_UNREACHABLE);
        assertThat(failure).hasMessageContaining("without an exit status");
    }

    @Test
    void failsWhenTheConnectionBreaksMeanwhileAndDoesNotRepeat() {
        Remote remote = connect();
        assertThat(failure(() -> remote.run(RemoteCommand.of("test-hang-up"))).code())
                .isEqualTo(StandardErrorCode.SSH_UNREACHABLE);
        assertThat(server.commands).hasSize(1);
        assertThat(remote.require(RemoteCommand.of("echo", "next"))).isEqualTo("next\n");
        assertThat(server.connections).hasValue(2);
    }

    @Test
    void endsACommandThatTakesTooLongAndKeepsTheConnection() {
        Remote remote = connect();
        RemoteCommand endless = RemoteCommand.of("sleep", "1000").withTimeout(Duration.ofMillis(200));
        MachineException failure = failure(() -> remote.run(endless));
        assertThat(failure.code()).isEqualTo(StandardErrorCode.TIMEOUT);
        assertThat(failure).hasMessageContaining("sleep 1000");
        assertThat(remote.require(RemoteCommand.of("echo", "next"))).isEqualTo("next\n");
        assertThat(server.connections).hasValue(1);
    }

    /** As OpenSSH does while the command's process lives. */
    @Test
    void doesNotWaitForAHostThatDoesNotLetGoOfAnOverdueCommand() throws Exception {
        try (StallingProxy proxy = StallingProxy.before(server.port())) {
            SshEndpoint endpoint = new SshEndpoint("127.0.0.1", proxy.port(), "root", Optional.of(userKey));
            Remote remote =
                    connections.connect(new SshTarget(HostId.random(), endpoint, List.of(server.hostKey(0))), PATIENCE);
            server.rewrite(line -> {
                proxy.stall();
                return line;
            });
            RemoteCommand overdue = RemoteCommand.of("sleep", "1000").withTimeout(Duration.ofSeconds(1));
            assertThat(failure(() -> remote.run(overdue)).code()).isEqualTo(StandardErrorCode.TIMEOUT);
            Threads.await(() -> proxy.clientsGone() == 1);
        }
    }

    @Test
    void endsACommandThatWritesForEver() {
        Remote remote = connect();
        RemoteCommand endless = RemoteCommand.of("yes").withTimeout(Duration.ofMillis(300));
        assertThat(failure(() -> remote.run(endless)).code()).isEqualTo(StandardErrorCode.TIMEOUT);
        assertThat(remote.require(RemoteCommand.of("echo", "next"))).isEqualTo("next\n");
    }

    @Test
    void runsCommandsAtTheSameTimeOnOneConnection() throws Exception {
        Remote remote = connect();
        String marks = folder.toString();
        // Each of the two waits for the other's mark: in turn they would never end.
        List<Callable<CommandResult>> pair = List.of(
                () -> remote.run(sh("touch " + marks + "/a; while [ ! -e " + marks + "/b ]; do sleep 0.01; done")),
                () -> remote.run(sh("touch " + marks + "/b; while [ ! -e " + marks + "/a ]; do sleep 0.01; done")));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(pair)).allMatch(end -> end.resultNow().succeeded());
        }
        assertThat(server.connections).hasValue(1);
    }

    @Test
    void queuesCommandsBeyondWhatServersAllow() throws Exception {
        Remote remote = connect();
        List<Callable<String>> many = IntStream.range(0, 60)
                .<Callable<String>>mapToObj(index -> () -> remote.require(RemoteCommand.of("echo", "" + index)))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(many).stream().map(Future::resultNow))
                    .containsExactlyElementsOf(IntStream.range(0, 60)
                            .mapToObj(index -> index + "\n")
                            .toList());
        }
        assertThat(server.connections).hasValue(1);
    }

    @Test
    void explainsThatSudoWantsAPassword() {
        SshEndpoint endpoint = new SshEndpoint("127.0.0.1", server.port(), "admin", Optional.of(userKey));
        Remote remote =
                connections.connect(new SshTarget(HostId.random(), endpoint, List.of(server.hostKey(0))), PATIENCE);
        server.rewrite(line -> "'sudo' '-n' '--' 'id'".equals(line) || "'sudo' '-n' '--' 'true'".equals(line)
                ? "echo sudo: a password is required >&2; exit 1"
                : line);
        MachineException failure =
                failure(() -> remote.run(RemoteCommand.of("id").withRoot()));
        assertThat(failure.code()).isEqualTo(StandardErrorCode.REMOTE_COMMAND_FAILED);
        assertThat(failure).hasMessageContaining("admin").hasMessageContaining("a password is required");
        assertThat(failure.hint()).contains("NOPASSWD");
    }

    @Test
    void leavesAFailureUnderAWorkingSudoAlone() {
        SshEndpoint endpoint = new SshEndpoint("127.0.0.1", server.port(), "admin", Optional.of(userKey));
        Remote remote =
                connections.connect(new SshTarget(HostId.random(), endpoint, List.of(server.hostKey(0))), PATIENCE);
        server.rewrite(line -> line.replace("'sudo' '-n' '--' ", ""));
        CommandResult result = remote.run(sh("echo no >&2; exit 1").withRoot());
        assertThat(result).isEqualTo(new CommandResult(1, "", "no\n"));
    }
}
