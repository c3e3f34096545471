package io.windlass.ssh.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.ssh.RemoteCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellCommandTest {

    /** Says each argument that a program really gets, with a NUL behind it. */
    private static final List<String> RECORDER = List.of("sh", "-c", "printf '%s\\0' \"$@\"", "recorder");

    private static final String NASTY =
            "ab \t\n'\"\\$`(){}[]<>|&;*?!#~=%-+@^,.:/\r\u0001\u007f\u00e4\u20ac\u202e\ud83d\ude00";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                " ",
                "two words",
                "'",
                "''",
                "it's",
                "'; touch /tmp/x; '",
                "\"quoted\"",
                "back\\slash",
                "\\",
                "new\nline",
                "\n",
                "$(id)",
                "`id`",
                "${HOME}",
                "$HOME",
                "a;b",
                "a&&b",
                "a|b",
                "> file",
                "*",
                "~",
                "!!",
                "#comment",
                "-rf",
                "--",
                "-oProxyCommand=id",
                "A=b",
                "{a,b}",
                "\u00e4\u20ac\u4e16\ud83d\ude00",
                "\u202eabc",
                "\u001b[31m",
                "%s",
                "if"
            })
    void givesTheProgramWhatWasMeant(String argument) throws Exception {
        assertThat(received(List.of(argument, "after"))).containsExactly(argument, "after");
    }

    @Test
    void givesTheProgramWhatWasMeantWhateverItIs() throws Exception {
        Random random = new Random(20261121);
        for (int round = 0; round < 150; round++) {
            List<String> arguments = new ArrayList<>();
            for (int index = random.nextInt(5); index >= 0; index--) {
                arguments.add(nasty(random));
            }
            assertThat(received(arguments)).as("round %d", round).isEqualTo(arguments);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=b", "if", "!", "a b", "~/x", "-x"})
    void namesAProgramNeverAnAssignmentNorAKeyword(String program) {
        assertThat(line(RemoteCommand.of(program), "root")).isEqualTo("'" + program + "'");
    }

    @Test
    void putsSudoInFrontOnlyWhereItIsNeeded() {
        RemoteCommand command = RemoteCommand.of("id", "-u");
        assertThat(line(command, "admin")).isEqualTo("'id' '-u'");
        assertThat(line(command.withRoot(), "root")).isEqualTo("'id' '-u'");
        assertThat(line(command.withRoot(), "admin")).isEqualTo("'sudo' '-n' '--' 'id' '-u'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\ud800"})
    void refusesWhatNoArgumentCanHold(String argument) {
        assertThatThrownBy(() -> line(RemoteCommand.of("echo", argument), "root"))
                .asInstanceOf(InstanceOfAssertFactories.type(MachineException.class))
                .returns(StandardErrorCode.INVALID_ARGUMENT, MachineException::code);
    }

    @Test
    void refusesAnEmptyVector() {
        assertThatThrownBy(() -> line(RemoteCommand.of(), "root"))
                .asInstanceOf(InstanceOfAssertFactories.type(MachineException.class))
                .returns(StandardErrorCode.INVALID_ARGUMENT, MachineException::code);
    }

    private static String nasty(Random random) {
        int[] points = NASTY.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int index = random.nextInt(12); index > 0; index--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private static String line(RemoteCommand command, String user) {
        return ShellCommand.line(command, user);
    }

    private static List<String> received(List<String> arguments) throws IOException {
        List<String> vector = new ArrayList<>(RECORDER);
        vector.addAll(arguments);
        String line = line(RemoteCommand.of(vector.toArray(String[]::new)), "root");
        Process shell = new ProcessBuilder("sh", "-c", line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return List.of(said.split("\0", -1)).subList(0, arguments.size());
    }
}
