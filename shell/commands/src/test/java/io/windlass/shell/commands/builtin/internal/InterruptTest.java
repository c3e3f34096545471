package io.windlass.shell.commands.builtin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.shell.commands.ClientTerminal.Size;
import io.windlass.shell.commands.internal.Console;
import io.windlass.shell.commands.internal.FakeScreen;
import io.windlass.shell.commands.internal.FakeSession;
import io.windlass.shell.commands.internal.Hosts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptTest {

    private static final String CANCELLING = "Cancelling... (press Ctrl-C again to leave it to the daemon)\n";
    private static final String LEFT = "Interrupted. What was begun goes on in the daemon; see 'machine ls'.\n";

    private final Console console = Commands.console();
    private FakeSession session = new FakeSession("");

    InterruptTest() {
        console.fleet.add(
                Hosts.running("a", "192.0.2.7"), Hosts.running("b", "192.0.2.8"), Hosts.running("c", "192.0.2.9"));
    }

    /** A command on a thread of its own. */
    private record Call(Thread thread, CompletableFuture<Integer> status) {}

    private Call call(String... words) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Thread thread =
                Thread.ofVirtual().start(() -> status.complete(console.runner.run(console.call(words), session)));
        return new Call(thread, status);
    }

    private void happens(String... what) throws InterruptedException {
        for (String expected : what) {
            assertThat(console.fleet.happenings.take()).isEqualTo(expected);
        }
    }

    @Test
    void stopsWhatTheCommandBegan() throws Exception {
        console.fleet.hold("a");
        Call call = call("stop", "a");
        happens("STOP a");
        session.cancel(call.thread());

        assertThat(call.status().get()).isEqualTo(130);
        assertThat(session.errorText()).isEqualTo(CANCELLING + "It was cancelled.\n");
        assertThat(console.fleet.done).containsExactly("STOP a", "CANCEL a");
    }

    @Test
    void anEndThatCameFirstIsShown() throws Exception {
        console.fleet.obedient = false;
        console.fleet.hold("a");
        Call call = call("rm", "-y", "a");
        happens("REMOVE a");
        session.cancel(call.thread());
        happens("CANCEL a");
        console.fleet.outcome("a").complete(Hosts.stopped("a"));

        assertThat(call.status().get()).isEqualTo(130);
        assertThat(session.outputText()).endsWith("Successfully removed a\n");
    }

    @Test
    void theSecondOneLeavesItToTheDaemon() throws Exception {
        console.fleet.obedient = false;
        console.fleet.hold("a");
        Call call = call("stop", "a");
        happens("STOP a");
        session.cancel(call.thread());
        happens("CANCEL a");
        session.cancel(call.thread());

        assertThat(call.status().get()).isEqualTo(130);
        assertThat(session.errorText()).isEqualTo(CANCELLING + LEFT);
        assertThat(console.fleet.outcome("a")).isNotDone();
    }

    @Test
    void aCallerWhoIsGoneStopsNothing() throws Exception {
        console.fleet.hold("a");
        Call call = call("stop", "a", "b");
        happens("STOP a", "STOP b");
        session.leave(call.thread());

        assertThat(call.status().get()).isEqualTo(130);
        assertThat(session.errorText()).isEqualTo(LEFT);
        assertThat(console.fleet.done).containsExactly("STOP a", "STOP b");
    }

    @Test
    void ofSeveralTheEndedStayAndTheOthersAreNotBegun() throws Exception {
        console.fleet.hold("b");
        Call call = call("stop", "--parallel", "1", "a", "b", "c");
        happens("STOP a", "STOP b");
        session.cancel(call.thread());

        assertThat(call.status().get()).isEqualTo(130);
        assertThat(session.errorText()).isEqualTo(CANCELLING + """
                (b) It was cancelled.
                3 machines: 1 stopped, 1 cancelled, 1 not begun
                """);
        assertThat(console.fleet.done).containsExactly("STOP a", "STOP b", "CANCEL b");
    }

    @Test
    void aTableShowsTheEndToo() throws Exception {
        session = new FakeSession("", Optional.of(new FakeScreen(new Size(60, 24))));
        console.environment.put("TERM", "xterm");
        console.fleet.hold("b");
        Call call = call("rm", "-y", "a", "b");
        happens("REMOVE a", "REMOVE b");
        session.cancel(call.thread());

        assertThat(call.status().get()).isEqualTo(130);
        List<String> seen = FakeScreen.show(session.outputText());
        assertThat(seen).anyMatch(line -> line.matches("a +removed +0 s +REMOVE of a"));
        assertThat(seen).anyMatch(line -> line.matches("b +cancelled +0 s +Error removing host \"b\": It was c…"));
        assertThat(session.outputText()).doesNotContain("Successfully");
        assertThat(session.errorText()).endsWith("2 machines: 1 removed, 1 cancelled\n");
    }

    @Test
    void aForcedRemovalThatIsStoppedForgetsNothing() throws Exception {
        console.fleet.hold("a");
        Call call = call("rm", "-f", "a");
        happens("REMOVE a");
        session.cancel(call.thread());

        assertThat(call.status().get()).isEqualTo(130);
        assertThat(console.fleet.done).containsExactly("REMOVE a", "CANCEL a");
    }

    @Test
    void whatCannotBeCancelledIsLeftToTheDaemonAndSaid() throws Exception {
        console.fleet.hold("a");
        Call call = call("update", "--label", "x=y", "a");
        while (console.fleet.changes.isEmpty()) {
            Thread.onSpinWait();
        }
        session.leave(call.thread());

        assertThat(call.status().get()).isEqualTo(130);
        assertThat(session.errorText()).isEqualTo(LEFT);
    }

    @Test
    void followingEventsEnds() throws Exception {
        Call call = call("events", "-f");
        happens("FOLLOW");
        session.cancel(call.thread());

        assertThat(call.status().get()).isEqualTo(130);
        happens("CLOSE");
        assertThat(session.errorText()).isEmpty();
    }
}
