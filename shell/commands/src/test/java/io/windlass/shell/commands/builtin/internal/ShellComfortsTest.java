package io.windlass.shell.commands.builtin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.shell.commands.ClientTerminal.Size;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.internal.Console;
import io.windlass.shell.commands.internal.FakeScreen;
import io.windlass.shell.commands.internal.FakeSession;
import io.windlass.shell.commands.internal.Hosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a shell pleasant: manuals, watching, the log, tables that fit. */
@Timeout(60)
class ShellComfortsTest {

    private final Console console = Commands.console();

    @TempDir
    private Path storage;

    @BeforeEach
    void log() throws IOException {
        console.fleet.add(Hosts.running("web", "192.0.2.7"), Hosts.running("web-2", "192.0.2.8"));
        console.with((Command<?>) new LogCommand(console.fleet, new Commands.StoreAt(storage)));
        Files.createDirectories(storage.resolve("daemon/log"));
        Files.writeString(storage.resolve("daemon/log/machined.1.log"), "1 web: old\n2 web-2: old\n");
        Files.writeString(
                storage.resolve("daemon/log/machined.0.log"), "3 web: new\n4 " + Hosts.ID + " begins\n5 web.2\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "log                | 1 web: old;2 web-2: old;3 web: new;4 ID begins;5 web.2;",
                "log -n 2           | 4 ID begins;5 web.2;",
                "log web            | 1 web: old;3 web: new;4 ID begins;",
                "log --lines 1 web-2 | 4 ID begins;",
                "log -n 0           | ''",
            })
    void showsTheLogOfAMachine(String line, String lines) {
        assertThat(console.run(line.split(" ")).output().replace("\n", ";").replace(Hosts.ID, "ID"))
                .isEqualTo(lines);
    }

    @Test
    void followsTheLogIntoTheNextFile() throws Exception {
        FakeSession session = new FakeSession("");
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual()
                .start(() -> status.complete(console.runner.run(console.call("log", "-f", "-n", "1", "web"), session)));
        await(session, "4 ");
        Path newest = storage.resolve("daemon/log/machined.0.log");
        Files.writeString(newest, Files.readString(newest) + "6 web: more\n7 other\n8 web: hal");
        await(session, "6 web: more\n");
        Files.move(newest, storage.resolve("daemon/log/machined.1.log"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(newest, "f\n9 web: there\n");
        await(session, "8 web: half\n9 web: there\n");
        session.cancel(thread);

        assertThat(status.get()).isEqualTo(130);
        assertThat(session.outputText()).doesNotContain("other");
    }

    private static void await(FakeSession session, String text) {
        while (!session.outputText().contains(text)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void watchesAsOftenAsWanted() {
        assertThat(console.run("watch", "-n", "1", "-c", "2", "status", "web").output())
                .isEqualTo("Running\nRunning\n");
        assertThat(console.run("watch", "-c", "1", "status", "nosuch").status()).isEqualTo(1);
    }

    @Test
    void atAScreenEachTimeTakesThePlaceOfTheOneBefore() {
        console.terminal = Optional.of(new FakeScreen(new Size(80, 4)));

        assertThat(console.run("watch", "-c", "1", "ls", "-q").output()).isEqualTo("\u001b[H\u001b[2Jls -q\n\nweb\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"watch", "watch -n 0 ls", "watch -c -1 ls"})
    void watchesNothingThatMakesNoSense(String line) {
        assertThat(console.run(line.split(" ")).errors()).startsWith("Give a command and an interval");
    }

    @Test
    void whatIsWatchedRunsNoProgramOfTheCaller() {
        assertThat(console.run("watch", "-c", "1", "scp", "web:a", "b").local()).isEmpty();
    }

    @Test
    void completesWhatIsWatched() {
        assertThat(console.complete(List.of("watch", "sta"))).containsExactly("start", "status");
        assertThat(console.complete(List.of("watch", "-n", "5", "status", "w"))).containsExactly("web", "web-2");
        assertThat(console.complete(List.of("watch", "--"))).containsExactly("--count", "--interval");
        assertThat(console.complete(List.of("watch", "ls", "--q"))).containsExactly("--quiet");
    }

    @Test
    void theManualTellsAllThatIsDeclared() {
        assertThat(console.run("man", "orphans").output()).isEqualTo("""
                NAME
                       machine orphans - List what exists at providers and belongs to no machine

                SYNOPSIS
                       machine orphans [OPTIONS]

                OPTIONS
                       --driver, -d VALUE
                           Ask this driver's account, which its options name.

                       --sweep
                           Remove what is found at its provider.

                       --y
                           Assumes automatic yes to proceed with --sweep.

                ACCESS
                       For the role operator and those above it.
                       With --sweep it changes something, for the role operator and those above it.

                EXIT STATUS
                       0    It was done.
                       1    It failed.
                       130  It was interrupted.
                """);
        assertThat(console.run("man", "rm").output())
                .contains("SYNOPSIS\n       machine rm [OPTIONS] NAME...\n")
                .contains("--selector, -l VALUE\n", "May be given several times.\n", "Default: 20.\n")
                .contains("It leaves a line in the audit log.\n", "4    Some machines succeeded and some failed.\n");
        assertThat(console.run("man").output()).startsWith("NAME\n       machine man - ");
        assertThat(console.run("man", "nosuch").errors()).contains("'nosuch' is not a machine command");
    }

    @Test
    void aTableFitsTheScreenAndHasColoursThere() {
        console.terminal = Optional.of(new FakeScreen(new Size(30, 24)));
        console.environment.put("TERM", "xterm");

        assertThat(console.run("ls").output()).contains("\u001b[32mRunn").contains("\u2026");
        console.environment.put("NO_COLOR", "1");
        assertThat(console.run("ls").output()).doesNotContain("\u001b");
        assertThat(console.called("docker-machine").run("ls").output()).doesNotContain("\u2026");
    }
}
