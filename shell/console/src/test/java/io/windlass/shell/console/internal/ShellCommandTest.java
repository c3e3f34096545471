package io.windlass.shell.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.api.Installation;
import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.Output;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ShellCommandTest {

    @TempDir
    private Path storage;

    private final FakeRunner runner = new FakeRunner();
    private final ThreadIOImpl threads = new ThreadIOImpl();
    private final CommandProcessorImpl processor = new CommandProcessorImpl(threads);

    @BeforeEach
    void start() throws IOException {
        threads.start();
        Files.createDirectory(storage.resolve("daemon"));
        processor.addCommand(RunFunction.SCOPE, new RunFunction(), RunFunction.NAME);
    }

    @AfterEach
    void stop() {
        processor.stop();
        threads.stop();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "say a 'b  c' --x=y       ! 0 ! a b  c --x=y",
                "machine:say a            ! 0 ! a",
                "say quiet | loud         ! 0 ! QUIET",
                "say a ; say b            ! 0 ! a b",
                "x = 5 ; say $x           ! 0 ! 5",
                "x=5 ; say '$x' \"<$x>\" ! 0 ! $x <5>",
                "say a* ls -t 5 name=^x   ! 0 ! a* ls -t 5 name=^x",
                "say '$x (say no) {1..3}' ! 0 ! $x (say no) {1..3}",
                "say $(say no) `say no`   ! 0 ! $(say no) `say no`",
                "say [a] %(1+1) $.seat    ! 0 ! [a] %(1+1) $.seat",
                "say '' \\; \\$ a\\|b        ! 0 !  ; $ a|b",
                "say no | grep ye || say a ! 0 ! a",
                "say no && say $?         ! 0 ! no 0",
                "say a b c | grep -c b    ! 0 ! 1",
                "say a # say b            ! 0 ! a",
                "machine say a            ! 0 ! a",
                "docker-machine caller    ! 0 ! docker-machiney/home/user",
                "caller                   ! 0 ! machiney/home/user",
            })
    void runsOneLine(String line, int status, String output) {
        FakeInvocation invocation = new FakeInvocation(line, "");

        assertThat(command().run(invocation)).isEqualTo(new Output.Status(status));
        assertThat(invocation.outputText().strip().replace("\n", " ")).isEqualTo(output);
        assertThat(invocation.errorText()).isEmpty();
    }

    @Test
    void passesOnTheStatusOfOneLine() {
        FakeInvocation invocation = new FakeInvocation("fail", "");

        assertThat(command().run(invocation)).isEqualTo(new Output.Status(3));
        assertThat(invocation.errorText()).isEqualTo("failed\n");
    }

    @Test
    void anUnknownWordIsAnError() {
        FakeInvocation invocation = new FakeInvocation("nosuch", "");

        assertThat(command().run(invocation)).isEqualTo(new Output.Status(1));
        assertThat(invocation.errorText()).contains("nosuch");
    }

    @Test
    void readsLinesFromWhatIsNoTerminal() {
        FakeInvocation invocation =
                new FakeInvocation("", "# a comment\nsay one\n\nsay two | loud\nfail\nexit\nsay no\n");

        assertThat(command().run(invocation)).isEqualTo(new Output.Status(3));
        assertThat(invocation.outputText()).isEqualTo("one\nTWO\n");
    }

    @ParameterizedTest
    @CsvSource({"false, 0, a b", "true, 3, a"})
    void runsAFileAndMayStopAtTheFirstFailure(boolean strict, int status, String output) throws IOException {
        Path script = Files.writeString(storage.resolve("script"), "say a # first\nfail\nsay b");
        FakeInvocation invocation = new FakeInvocation(script, strict);

        assertThat(command().run(invocation)).isEqualTo(new Output.Status(status));
        assertThat(invocation.outputText().strip().replace("\n", " ")).isEqualTo(output);
    }

    @Test
    void aFileThatIsNotThereIsAnError() {
        FakeInvocation invocation = new FakeInvocation(storage.resolve("nosuch"), false);

        assertThatThrownBy(() -> command().run(invocation)).hasMessageContaining("nosuch cannot be read");
    }

    @Test
    void aLineWithoutAnEndIsNotKept() {
        FakeInvocation invocation = new FakeInvocation("", "x".repeat(1024 * 1024));

        assertThatThrownBy(() -> command().run(invocation)).hasMessageContaining("longer than 65536 bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "say a > /tmp/x      ! cannot read or write files",
                "say < /etc/passwd   ! cannot read or write files",
                "say a &             ! cannot run in the background",
                "say 'a              ! A quote ' is not closed.",
                "say \"a              ! A quote \" is not closed.",
                "| say               ! no command before or behind",
                "say a | | loud      ! no command before or behind",
                "say a &&            ! no command before or behind",
                "say a \\              ! nothing behind the last",
                "say a | grep (      ! The pattern \"(\" cannot be read",
                "say a | grep        ! grep takes one pattern",
                "say a | sort -x     ! sort has no option -x",
            })
    void aLineThatMakesNoSenseIsExplained(String line, String message) {
        FakeInvocation invocation = new FakeInvocation(line, "");

        assertThat(command().run(invocation)).isNotEqualTo(new Output.Status(0));
        assertThat(invocation.errorText()).contains(message);
        assertThat(invocation.outputText()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "grep b          ! b;ab;",
                "grep -v b       ! c;A;c;",
                "grep -i a       ! ab;A;",
                "grep -x b       ! b;",
                "grep -F .       ! ''",
                "grep -ci a      ! 2;",
                "head -n 2       ! c;b;",
                "head -1         ! c;",
                "tail -n 2       ! A;c;",
                "sort            ! A;ab;b;c;c;",
                "sort -ru        ! c;b;ab;A;",
                "wc -l           ! 5;",
                "sort | head -n 1 ! A;",
            })
    void filtersWhatComesThroughAPipe(String filter, String lines) {
        FakeInvocation invocation = new FakeInvocation("say 'c\nb\nab\nA\nc' | " + filter, "");
        command().run(invocation);

        assertThat(invocation.outputText().replace("\n", ";")).isEqualTo(lines);
        assertThat(invocation.errorText()).isEmpty();
    }

    @Test
    void aPatternThatTakesForEverIsGivenUp() {
        FakeInvocation invocation = new FakeInvocation("say " + "a".repeat(60) + "b | grep '^(a|aa)+\\1c$'", "");
        command().run(invocation);

        assertThat(invocation.errorText()).startsWith("The pattern takes too long.");
    }

    @Test
    void inASessionOfSomebodyElseNothingRuns() {
        CommandSession session = processor.createSession(new ByteArrayInputStream(new byte[0]), System.out, System.err);

        assertThatThrownBy(() -> session.execute("machine:run say a"))
                .hasMessage("Commands can only be given in a shell of Windlass.");
    }

    @Test
    void servesAPersonAtATerminal() throws Exception {
        RecordingTerminal terminal = new RecordingTerminal();
        Screen screen = new Screen();
        try (PipedOutputStream keyboard = new PipedOutputStream();
                PipedInputStream input = new PipedInputStream(keyboard)) {
            FakeInvocation invocation = new FakeInvocation(input, screen, terminal);
            invocation.runner = runner;
            CompletableFuture<Output> ended = new CompletableFuture<>();
            Thread.ofPlatform().daemon().start(() -> ended.complete(command().run(invocation)));
            use(keyboard, screen);

            assertThat(ended.get()).isEqualTo(new Output.Status(3));
        }
        assertThat(terminal.modes).containsExactly("raw", "cooked");
        keepsHistoryButNoSecrets();
    }

    private void use(OutputStream keyboard, Screen screen) throws Exception {
        screen.await("machine> ");
        type(keyboard, "sa\thellox\u007f | loud\r");
        screen.await("HELLO");
        screen.await("machine> ");
        type(keyboard, "say dropped");
        screen.await("dropped");
        type(keyboard, "\u0003");
        screen.await("machine> ");
        type(keyboard, "wait\r");
        runner.waiting.await();
        type(keyboard, "\u0003");
        screen.await("woken");
        screen.await("machine> ");
        type(keyboard, "keys\r");
        screen.await("ready");
        type(keyboard, "\u0003\rx");
        screen.await("[3, 13, 120] in Size[columns=100, rows=30]");
        screen.await("machine> ");
        type(keyboard, "say --token hunter2\r");
        screen.await("hunter2");
        screen.await("machine> ");
        type(keyboard, "y".repeat(20_000) + "\u0003");
        screen.await("machine> ");
        type(keyboard, "fail\r");
        screen.await("failed");
        screen.await("machine> ");
        type(keyboard, "\u0004");
    }

    private void keepsHistoryButNoSecrets() throws IOException {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(storage.resolve("daemon/shell_history"))))
                .isEqualTo("rw-------");
        try (Stream<String> lines = Files.lines(storage.resolve("daemon/shell_history"))) {
            assertThat(lines)
                    .hasSize(4)
                    .noneMatch(line -> line.contains("hunter2"))
                    .anyMatch(line -> line.endsWith("say hello | loud"))
                    .anyMatch(line -> line.endsWith("fail"));
        }
    }

    private static void type(OutputStream keyboard, String keys) throws IOException {
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    private ShellCommand command() {
        return new ShellCommand(processor, new Installation() {
            @Override
            public String id() {
                return "test";
            }

            @Override
            public Path storage() {
                return storage;
            }
        });
    }

    private static final class RecordingTerminal implements ClientTerminal {

        private final List<String> modes = Collections.synchronizedList(new ArrayList<>());

        @Override
        public Size size() {
            return new Size(100, 30);
        }

        @Override
        public void onResize(Runnable listener) {}

        @Override
        public void raw() {
            modes.add("raw");
        }

        @Override
        public void cooked() {
            modes.add("cooked");
        }
    }
}
