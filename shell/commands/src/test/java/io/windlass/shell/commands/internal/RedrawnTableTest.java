package io.windlass.shell.commands.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.shell.commands.ClientTerminal.Size;
import io.windlass.shell.commands.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedrawnTableTest {

    private final FakeSession session = new FakeSession("");
    private Instant now = Hosts.NOW;
    private final RedrawnTable table = table(new Size(60, 24));

    private RedrawnTable table(Size size) {
        return new RedrawnTable(
                new SessionWriter(session, Dialect.MACHINE),
                new FakeScreen(size),
                () -> now,
                new ProgressTable("started", List.of("a", "b", "c")));
    }

    @Test
    void drawsOverItself() {
        table.began("a");
        table.refresh();
        pass(Duration.ofSeconds(2));
        table.step("a", "(a) Booting...");
        table.began("b");
        table.refresh();

        assertThat(FakeScreen.show(session.outputText()))
                .containsExactly("a    working      2 s   Booting...", "b    working      0 s", "c    waiting", "");
    }

    @Test
    void drawsTenTimesASecondAtMost() {
        table.refresh();
        String first = session.outputText();
        table.began("a");
        pass(Duration.ofMillis(99));
        table.refresh();
        assertThat(session.outputText()).isEqualTo(first);

        pass(Duration.ofMillis(1));
        table.refresh();
        assertThat(session.outputText()).isNotEqualTo(first);
    }

    @Test
    void drawsNothingWhereNothingIsNew() {
        table.refresh();
        String first = session.outputText();
        pass(Duration.ofSeconds(5));
        table.refresh();

        assertThat(session.outputText()).isEqualTo(first);
    }

    @Test
    void theLastStateStays() {
        table.refresh();
        table.began("a");
        table.began("b");
        table.step("b", "half way");
        table.ended("a", Optional.empty());
        table.ended("b", Optional.of(failure(StandardErrorCode.PROVIDER_FAILED, "on\nstrike")));
        table.began("c");
        table.ended("c", Optional.of(failure(StandardErrorCode.OPERATION_CANCELLED, "stopped")));
        table.finish();

        assertThat(FakeScreen.show(session.outputText()))
                .containsExactly(
                        "a    started        0 s",
                        "b    failed         0 s   on strike",
                        "c    cancelled      0 s   stopped",
                        "");
    }

    @Test
    void aNoteStandsAboveTheTable() {
        table.refresh();
        table.note("Cancelling...");

        assertThat(session.errorText()).isEqualTo("Cancelling...\n");
        assertThat(FakeScreen.show(session.outputText()))
                .containsExactly("a    waiting", "b    waiting", "c    waiting", "");
    }

    @Test
    void aHostCannotMoveTheCursor() {
        table.began("a");
        table.step("a", "x\u001b[2J\u009b2J\r\n\ty");
        table.refresh();

        assertThat(FakeScreen.show(session.outputText())).contains("a    working      0 s   x[2J2J  y");
    }

    @Test
    void aTerminalWithoutASizeHasTheUsualOne() {
        table(new Size(0, 0)).finish();

        assertThat(FakeScreen.show(session.outputText())).hasSize(4);
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
    }

    private static MachineException failure(StandardErrorCode code, String message) {
        return new MachineException(code, message, "");
    }
}
