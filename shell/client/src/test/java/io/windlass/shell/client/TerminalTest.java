package io.windlass.shell.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.shell.client.ProtocolServer.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Both clients on a terminal, which {@code script} of util-linux provides. */
@ParameterizedClass
@MethodSource("io.windlass.shell.client.ClientProgram#available")
class TerminalTest {

    private final ClientProgram program;
    private final Path home;

    TerminalTest(ClientProgram program, @TempDir Path folder) throws IOException {
        this.program = program;
        this.home = folder.toRealPath();
    }

    /** Runs the client on a terminal of 100 times 30; notes the terminal's mode before and after. */
    private Process onTerminal() throws IOException {
        ProcessBuilder client = program.in(home, "machine", "shell");
        String command = client.command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        client.command(
                "script",
                "-qec",
                "stty cols 100 rows 30; stty -g >before; " + command + "; status=$?; stty -g >after; exit $status",
                "/dev/null");
        if (program == ClientProgram.JAVA) {
            client.environment().put("NAILGUN_TTY_0", "1");
        }
        return client.redirectErrorStream(true).start();
    }

    private static void awaitOutput(Process process, String text) throws IOException {
        InputStream output = process.getInputStream();
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf(text) < 0) {
            int next = output.read();
            assertThat(next).as("output ended after: %s", seen).isNotNegative();
            seen.append((char) next);
        }
    }

    private static String read(Peer peer, int length) throws IOException {
        StringBuilder input = new StringBuilder();
        while (input.length() < length) {
            peer.send('S', "");
            Chunk piece = peer.receive();
            assertThat(piece.type()).isEqualTo('0');
            input.append(piece.text());
        }
        return input.toString();
    }

    @Test
    void tellsItsSizeAndPassesKeysAsTheyAreInRawMode() throws Exception {
        try (ProtocolServer server = new ProtocolServer(home.resolve(".docker/machine"))) {
            Process process = onTerminal();
            try (Peer peer = server.accept()) {
                assertThat(peer.request()).extracting(Chunk::text).contains("100x30", "NAILGUN_TTY_0=1");
                peer.send('M', "raw");
                peer.send('1', "raw now");
                awaitOutput(process, "raw now");
                process.getOutputStream().write("a\003\032".getBytes(StandardCharsets.US_ASCII));
                process.getOutputStream().flush();
                assertThat(read(peer, 3)).isEqualTo("a\003\032");
                peer.send('X', "5");
            }
            assertThat(process.waitFor()).isEqualTo(5);
            assertThat(Files.readString(home.resolve("after"))).isEqualTo(Files.readString(home.resolve("before")));
        }
    }

    @Test
    void restoresTheTerminalIfTheDaemonDies() throws Exception {
        try (ProtocolServer server = new ProtocolServer(home.resolve(".docker/machine"))) {
            Process process = onTerminal();
            try (Peer peer = server.accept()) {
                peer.request();
                peer.send('M', "raw");
                peer.send('1', "raw now");
                awaitOutput(process, "raw now");
            }
            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(Files.readString(home.resolve("after"))).isEqualTo(Files.readString(home.resolve("before")));
        }
    }
}
