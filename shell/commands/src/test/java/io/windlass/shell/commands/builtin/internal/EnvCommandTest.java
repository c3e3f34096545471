package io.windlass.shell.commands.builtin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.shell.commands.internal.Console;
import io.windlass.shell.commands.internal.Hosts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvCommandTest {

    private final Console console = Commands.console();

    EnvCommandTest() {
        console.fleet.add(Hosts.running("up", "192.0.2.7"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "bash       | export K=\"V\"         | # | eval $(machine env --shell bash up)",
                "zsh        | export K=\"V\"         | # | eval $(machine env --shell zsh up)",
                "sh         | export K=\"V\"         | # | eval $(machine env --shell sh up)",
                "ksh        | export K=\"V\"         | # | eval $(machine env --shell ksh up)",
                "fish       | set -gx K \"V\";       | # | eval (machine env --shell fish up)",
                "cmd        | SET K=V                | REM | TAB@FOR /f \"tokens=*\" %i IN ('machine env --shell cmd up') DO @%i",
                "powershell | $Env:K = \"V\"         | # | & machine env --shell powershell up PIPE Invoke-Expression",
                "tcsh       | setenv K \"V\";        | : | eval `machine env --shell tcsh up`",
                "emacs      | (setenv \"K\" \"V\")   | ;; | (with-temp-buffer (shell-command \"machine env --shell emacs up\" (current-buffer)) (eval-buffer))",
            })
    void setsInEachShell(String shell, String set, String mark, String hint) {
        assertThat(console.run("env", "--shell", shell, "up").output())
                .isEqualTo(Stream.of(
                                        "DOCKER_TLS_VERIFY 1",
                                        "DOCKER_HOST tcp://192.0.2.7:2376",
                                        "DOCKER_CERT_PATH /store/machines/up",
                                        "DOCKER_MACHINE_NAME up")
                                .map(pair -> set.replace("K", pair.split(" ")[0])
                                        .replaceFirst("V(?=\"|$)", pair.split(" ")[1]))
                                .collect(Collectors.joining("\n", "", "\n"))
                        + mark + " Run this command to configure your shell: \n"
                        + mark + " " + hint.replace("TAB", "\t").replace("PIPE", "|") + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bash       | unset K",
                "fish       | set -e K;",
                "cmd        | SET K=",
                "powershell | Remove-Item Env:\\\\K",
                "tcsh       | unsetenv K;",
                "emacs      | (setenv \"K\" nil)",
            })
    void unsetsInEachShell(String shell, String unset) {
        assertThat(console.run("env", "--shell", shell, "-u").output().lines().limit(4))
                .containsExactly(
                        unset.replace("K", "DOCKER_TLS_VERIFY"),
                        unset.replace("K", "DOCKER_HOST"),
                        unset.replace("K", "DOCKER_CERT_PATH"),
                        unset.replace("K", "DOCKER_MACHINE_NAME"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "BASH       | export K=\"a\\\"\\$\\`\\\\'b\"",
                "FISH       | set -gx K \"a\\\"\\$`\\\\'b\";",
                "CMD        | SET K=a\"$`\\'b",
                "POWERSHELL | $Env:K = \"a`\"`$``\\'b\"",
                "TCSH       | setenv K \"a\"'\"'\"\"'$'\"\"'`'\"\\'b\";",
                "EMACS      | (setenv \"K\" \"a\\\"$`\\\\'b\")",
            })
    void escapesValues(ShellSyntax shell, String line) {
        assertThat(shell.set("K", "a\"$`\\'b")).isEqualTo(line);
    }

    @Test
    void powershellsOtherQuotesAreEscapedToo() {
        assertThat(ShellSyntax.POWERSHELL.set("K", "\u201cx\u201d")).isEqualTo("$Env:K = \"`\u201cx`\u201d\"");
    }

    @Test
    void theShellIsTheCallersOwn() {
        console.environment.put("SHELL", "/usr/bin/fish");

        assertThat(console.run("env", "up").output()).startsWith("set -gx DOCKER_TLS_VERIFY \"1\";\n");
    }

    @Test
    void anUnknownShellIsAnError() {
        assertThat(console.run("env", "up"))
                .isEqualTo(new Console.Ended(
                        1,
                        "",
                        "Error: Unknown shell\nName the shell that you use with --shell, such as --shell bash.\n",
                        List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none     | none            | export NO_PROXY=\"192.0.2.7\"",
                "NO_PROXY | a               | export NO_PROXY=\"a,192.0.2.7\"",
                "no_proxy | a,b             | export no_proxy=\"a,b,192.0.2.7\"",
                "NO_PROXY | 192.0.2.7       | export NO_PROXY=\"192.0.2.7\"",
                "NO_PROXY | 192.0.2.77      | export NO_PROXY=\"192.0.2.77,192.0.2.7\"",
            })
    void excludesTheAddressFromTheProxy(String variable, String value, String line) {
        if (variable != null) {
            console.environment.put(variable, value);
        }
        assertThat(console.run("env", "--shell", "sh", "--no-proxy", "up")
                        .output()
                        .lines())
                .element(4)
                .isEqualTo(line);
    }

    @Test
    void unsetsTheProxysVariableByItsName() {
        console.environment.put("NO_PROXY", "a");

        assertThat(console.run("env", "--shell", "sh", "-u", "--no-proxy").output())
                .contains("\nunset NO_PROXY\n");
    }

    @Test
    void refusesANameWithUnset() {
        assertThat(console.run("env", "--shell", "sh", "-u", "up").errors())
                .isEqualTo("Error: Expected no machine name when the -u flag is present\n");
    }

    @Test
    void checksTheEngineFirst() {
        console.fleet.engineAnswers = false;
        console.fleet.engineFailure =
                new MachineException(StandardErrorCode.ENGINE_UNREACHABLE, "No answer.", "Look there.");

        assertThat(console.run("env", "--shell", "sh", "up"))
                .isEqualTo(new Console.Ended(
                        1, "", "Error checking TLS connection: No answer.\nLook there.\n", List.of()));
    }

    @Test
    void thereIsNoSwarm() {
        assertThat(console.run("env", "--shell", "sh", "--swarm", "up").errors())
                .isEqualTo("Error checking TLS connection: \"up\" is not a swarm master. The --swarm flag is intended"
                        + " for use with swarm masters\n");
    }

    @Test
    void theHintStaysOnOneLine() {
        assertThat(console.run("env", "--shell", "sh\nrm -r x", "up").output().lines())
                .hasSize(6)
                .last()
                .isEqualTo("# eval $(machine env --shell sh rm -r x up)");
    }

    @Test
    void aValueWithALineBreakIsRefused() {
        console.environment.put("NO_PROXY", "a\nrm");

        assertThat(console.run("env", "--shell", "sh", "--no-proxy", "up").status())
                .isEqualTo(1);
    }
}
