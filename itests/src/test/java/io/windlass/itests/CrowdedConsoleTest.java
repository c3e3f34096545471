package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.ChangedSettings;
import io.windlass.itests.rig.RemoteConsole;
import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.Waiting;
import io.windlass.itests.rig.Windlass;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many at the console at once, and some who do not behave. */
class CrowdedConsoleTest {
    private static final int PLACES = 200;

    @RegisterExtension
    static final ChangedSettings SETTINGS =
            ChangedSettings.of("io.windlass.shell.remote.cfg", "enabled=true", "port=0", "maxSessions=" + PLACES);

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    private final RemoteConsole console = new RemoteConsole(windlass);
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void open() {
        windlass.machine(Lines.create("web")).requireSuccess();
        console.authorize(console.line("sam", "viewer"));
    }

    @Test
    void twoHundredAtOnce() throws IOException {
        try {
            for (int count = 0; count < PLACES; count++) {
                processes.add(console.ssh("sam", "sam", List.of(), "events -f").start());
            }
            for (Process process : processes) {
                assertThat(process.inputReader().readLine()).contains("web HOST_ADDED");
            }
            Result refused = console.give("sam", "ls -q");
            assertThat(refused.status()).isEqualTo(255);
            assertThat(windlass.log()).contains("sam finds no place at the console: 200 are logged in");
            windlass.machine("rm", "-f", "web").requireSuccess();
            for (Process process : processes) {
                assertThat(next(process.inputReader(), "HOST_REMOVED")).contains("web HOST_REMOVED");
            }
            processes.removeFirst().destroy();
            Waiting.until(
                    "a free place",
                    Duration.ofSeconds(30),
                    () -> console.give("sam", "ls -q").succeeded());
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    private static void awaitPrompt(Process typist) throws IOException {
        int shown = typist.getInputStream().read();
        while (shown != '>') {
            assertThat(shown).as("what is shown").isNotNegative();
            shown = typist.getInputStream().read();
        }
    }

    private static String next(BufferedReader output, String text) throws IOException {
        String line = output.readLine();
        while (line != null && !line.contains(text)) {
            line = output.readLine();
        }
        return String.valueOf(line);
    }

    @Test
    void whoDoesNotReadHoldsUpNobodyElse() throws Exception {
        String line = "help; ".repeat(2000);
        Process slow = console.ssh("sam", "sam", List.of(), line).start();
        try {
            assertThat(slow.getInputStream().read()).isEqualTo('U');
            console.give("sam", "ls -q").requireSuccess();
            windlass.machine("ls").requireSuccess();
            String rest = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(("U" + rest).split("Usage: machine ", -1)).hasSize(2001);
            assertThat(slow.waitFor()).isZero();
        } finally {
            slow.destroyForcibly();
        }
    }

    @Test
    void aLineOfAMegabyteHurtsNobody() throws Exception {
        String line = "x".repeat(1024 * 1024);
        Result script = console.ssh("sam", "sam", List.of("-T"))
                .reading(line + "\nls -q\n")
                .run();
        assertThat(script.status()).isEqualTo(1);
        assertThat(script.errors()).contains("longer than");

        Process typist = console.ssh("sam", "sam", List.of("-tt")).start();
        try (OutputStream keyboard = typist.getOutputStream()) {
            awaitPrompt(typist);
            keyboard.write(line.getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
            assertThat(console.give("sam", "ls -q").requireSuccess().output()).isEqualTo("web\n");
            // Ctrl-C drops the line, wherever it is.
            keyboard.write("\u0003\recho al\"\"ive\rexit\r".getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
            assertThat(next(typist.inputReader(), "alive")).contains("alive");
            assertThat(typist.waitFor()).isBetween(0, 1);
        } finally {
            typist.destroyForcibly();
        }
    }
}
