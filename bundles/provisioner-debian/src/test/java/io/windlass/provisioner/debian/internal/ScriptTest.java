package io.windlass.provisioner.debian.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptTest {

    @ParameterizedTest
    @EnumSource(Script.class)
    void isReadableToAShell(Script script) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-n").redirectErrorStream(true).start();
        try (OutputStream input = shell.getOutputStream()) {
            input.write(script.command().input().getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).isEmpty();
        assertThat(shell.waitFor()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Script.class)
    void takesItsValuesAsArguments(Script script) {
        assertThat(script.command("a b", "$(reboot)").arguments())
                .containsExactly("sh", "-s", "--", "a b", "$(reboot)");
        assertThat(script.command("a b").input())
                .isEqualTo(script.command("other").input());
        assertThat(script.command().asRoot()).isTrue();
    }
}
