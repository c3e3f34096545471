package io.windlass.shell.commands.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.api.option.Option;
import io.windlass.api.option.OptionSchema;
import io.windlass.shell.commands.CommandCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionParserTest {

    public record Sample(
            @Option(name = "driver", letter = "d", env = "SAMPLE_DRIVER", help = "a text")
            String driver,

            @Option(name = "force", letter = "f", env = "SAMPLE_FORCE", help = "a switch")
            boolean force,

            @Option(name = "timeout", letter = "t", value = "10", env = "SAMPLE_TIMEOUT", help = "a number")
            int timeout,

            @Option(name = "label", env = "SAMPLE_LABEL", help = "a list")
            List<String> labels,

            @Option(name = "key", path = true, env = "SAMPLE_KEY", help = "a path")
            String key) {}

    private static final OptionSchema<Sample> SCHEMA = OptionSchema.of(Sample.class);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b              | {}                              | [a, b]",
                "-d none          | {driver=none}                   | []",
                "--d none         | {driver=none}                   | []",
                "-driver none     | {driver=none}                   | []",
                "--driver=none    | {driver=none}                   | []",
                "--driver=a=b     | {driver=a=b}                    | []",
                "--driver=        | {driver=}                       | []",
                "-d -f            | {driver=-f}                     | []",
                "-f a             | {force=true}                    | [a]",
                "--force=false a  | {force=false}                   | [a]",
                "-t 5             | {timeout=5}                     | []",
                "-t=-1            | {timeout=-1}                    | []",
                "-d x -d y        | {driver=y}                      | []",
                "--label a --label b,c | {label=[a, b,c]}           | []",
                "NAME -d none     | {driver=none}                   | [NAME]",
                "a b -f           | {force=true}                    | [a, b]",
                "a -f b           | {force=true}                    | [a, b]",
                "-d none NAME -f  | {driver=none}                   | [NAME, -f]",
                "-f -- -d         | {force=true}                    | [-d]",
                "a -- -f          | {}                              | [a, -f]",
                "-                | {}                              | [-]",
                "--key id_rsa     | {key=/home/user/id_rsa}         | []",
                "--key /id_rsa    | {key=/id_rsa}                   | []",
                "--key=           | {key=}                          | []",
            })
    void readsLikeDockerMachine(String line, String values, String operands) {
        OptionParser.Parsed parsed = parse(Map.of(), line.split(" "));

        assertThat(parsed.values()).hasToString(values);
        assertThat(parsed.operands()).hasToString(operands);
        assertThat(parsed.help()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-zz          | flag provided but not defined: -zz",
                "--zz=1       | flag provided but not defined: -zz",
                "a --zz       | flag provided but not defined: -zz",
                "---x         | bad flag syntax: ---x",
                "--=x         | bad flag syntax: --=x",
                "-d           | flag needs an argument: -d",
                "-t abc       | invalid value \"abc\" for flag -t: parse error",
                "--force=maybe | invalid boolean value \"maybe\" for -force: parse error",
            })
    void refuses(String line, String message) {
        assertThatThrownBy(() -> parse(Map.of(), line.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    @Test
    void helpIsAskedForInThreeWays() {
        assertThat(parse(Map.of(), "-h").help()).isTrue();
        assertThat(parse(Map.of(), "--help").help()).isTrue();
        assertThat(parse(Map.of(), "a", "-help").help()).isTrue();
        assertThat(parse(Map.of(), "--", "--help").help()).isFalse();
    }

    @Test
    void variablesFillInWhatTheLineLeavesOut() {
        Map<String, String> environment = Map.of(
                "SAMPLE_DRIVER",
                "none",
                "SAMPLE_FORCE",
                "1",
                "SAMPLE_TIMEOUT",
                "3",
                "SAMPLE_LABEL",
                "a,b",
                "SAMPLE_KEY",
                "keys/id");

        assertThat(parse(environment).values())
                .isEqualTo(Map.of(
                        "driver",
                        "none",
                        "force",
                        true,
                        "timeout",
                        3,
                        "label",
                        List.of("a", "b"),
                        "key",
                        "/home/user/keys/id"));
        assertThat(parse(environment, "--label", "c", "-d", "x").values())
                .containsEntry("label", List.of("c"))
                .containsEntry("driver", "x");
        assertThat(parse(Map.of("SAMPLE_TIMEOUT", "")).values()).isEmpty();
    }

    @Test
    void aBadVariableIsNamed() {
        assertThatThrownBy(() -> parse(Map.of("SAMPLE_FORCE", "maybe")))
                .hasMessage("The environment variable SAMPLE_FORCE: invalid value \"maybe\" for flag --force.");
    }

    private static OptionParser.Parsed parse(Map<String, String> environment, String... words) {
        CommandCall call = new CommandCall("machine", List.of(words), environment, Path.of("/home/user"));
        return new OptionParser(SCHEMA.declarations(), call).parse(List.of(words));
    }
}
