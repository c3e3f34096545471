package io.windlass.shell.remote.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.shell.commands.ClientTerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.StandardEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PtyTerminalTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final ChannelWriter writer = new ChannelWriter(shown, OutputStream.nullOutputStream());
    private final StandardEnvironment environment = new StandardEnvironment();
    private final AtomicInteger interrupts = new AtomicInteger();
    private final PtyTerminal terminal;

    PtyTerminalTest() {
        environment.set(Environment.ENV_TERM, "xterm");
        environment.set(Environment.ENV_COLUMNS, "100");
        environment.set(Environment.ENV_LINES, "0");
        terminal = PtyTerminal.of(environment, writer).orElseThrow();
    }

    private void type(String keys) throws Exception {
        byte[] bytes = keys.getBytes(StandardCharsets.UTF_8);
        terminal.typed(bytes, bytes.length, interrupts::incrementAndGet);
    }

    private String read() throws IOException {
        terminal.keys().end();
        return new String(terminal.keys().readAllBytes(), StandardCharsets.UTF_8);
    }

    private String shown() {
        writer.finish();
        return shown.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "yes\\r      ! yes\\n  ! yes\\r\\n",
                "yes\\n      ! yes\\n  ! yes\\r\\n",
                "nx\\u007fo\\r ! no\\n   ! nx\\b \\bo\\r\\n",
                "\\u007fa\\r  ! a\\n    ! a\\r\\n",
                "ab\\u0015c\\r ! c\\n   ! ab\\b \\b\\b \\bc\\r\\n",
                "ab\\u0004c\\r ! ab      ! abc\\r\\n",
                "ab         ! ''      ! ab",
            })
    void makesLines(String keys, String line, String echo) throws Exception {
        type(keys.replace("\\u007f", "\u007f")
                .replace("\\u0015", "\u0015")
                .replace("\\u0004", "\u0004")
                .translateEscapes());

        assertThat(read()).isEqualTo(line.translateEscapes());
        assertThat(shown()).isEqualTo(echo.translateEscapes());
    }

    @Test
    void anInterruptDropsTheLine() throws Exception {
        type("abc\u0003d\r");

        assertThat(interrupts).hasValue(1);
        assertThat(read()).isEqualTo("d\n");
        assertThat(shown()).isEqualTo("abc^C\r\nd\r\n");
    }

    @Test
    void aProgramThatWantsKeysGetsThemAsTheyAre() throws Exception {
        type("ah");
        terminal.raw();
        type("ead\u0003\r\u007f");

        assertThat(read()).isEqualTo("ahead\u0003\r\u007f");
        assertThat(interrupts).hasValue(0);
        assertThat(shown()).isEqualTo("ah");
    }

    @Test
    void whatNobodyReadsIsBounded() throws Exception {
        type("x".repeat(1024 * 1024) + "\r");

        assertThat(read()).hasSize(4097);
    }

    @Test
    void linesBeginAtTheLeft() throws Exception {
        try (OutputStream output = terminal.cooking(writer.stream(false, () -> {}))) {
            output.write("a\nb\n".getBytes(StandardCharsets.UTF_8));
            terminal.raw();
            output.write("c\nd".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(shown()).isEqualTo("a\r\nb\r\nc\nd");
    }

    @Test
    void hasTheSizeThatWasHeardLast() {
        assertThat(terminal.size()).isEqualTo(new ClientTerminal.Size(100, 24));
        AtomicInteger heard = new AtomicInteger();
        terminal.onResize(heard::incrementAndGet);
        environment.set(Environment.ENV_COLUMNS, "60");
        terminal.resized();

        assertThat(heard).hasValue(1);
        assertThat(terminal.size().columns()).isEqualTo(60);
    }

    @Test
    void withoutATypeThereIsNoTerminal() {
        assertThat(PtyTerminal.of(new StandardEnvironment(), writer)).isEmpty();
    }
}
