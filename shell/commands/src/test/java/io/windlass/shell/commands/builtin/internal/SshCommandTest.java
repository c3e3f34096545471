package io.windlass.shell.commands.builtin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.shell.commands.internal.Console;
import io.windlass.shell.commands.internal.FakeTerminal;
import io.windlass.shell.commands.internal.Hosts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SshCommandTest {

    private static final List<String> LOGIN = List.of(
            "ssh",
            "-F",
            "/dev/null",
            "-o",
            "HostName 192.0.2.7",
            "-o",
            "Port 2222",
            "-o",
            "User admin",
            "-o",
            "HostKeyAlias " + Hosts.ID,
            "-o",
            "UserKnownHostsFile /store/machines/a/known_hosts",
            "-o",
            "GlobalKnownHostsFile /dev/null",
            "-o",
            "StrictHostKeyChecking yes",
            "-o",
            "IdentityFile /store/machines/a/id_rsa",
            "-o",
            "IdentitiesOnly yes",
            "a");

    private final Console console = Commands.console();
    private final FakeTerminal terminal = new FakeTerminal();

    @TempDir
    private Path tools;

    @BeforeEach
    void machines() throws IOException {
        console.fleet.add(Hosts.running("a", "192.0.2.7"), Hosts.stopped("b"));
        console.environment.put("PATH", Tools.path(tools, "ssh"));
        console.environment.put("TERM", "xterm-test");
    }

    @Test
    void aCommandsBytesAndStatusArePassed() {
        console.terminal = Optional.of(terminal);

        assertThat(console.typing("in").run("ssh", "a", "cat", "-n", "a  b"))
                .isEqualTo(new Console.Ended(7, "in", "complaint\n", List.of()));
        assertThat(console.run("--native-ssh", "ssh", "a", "ls").status()).isEqualTo(7);
        assertThat(console.run("ssh", "a", "--", "-weird", "--help").status()).isEqualTo(7);
        assertThat(console.fleet.remote.commandLines).containsExactly("cat -n a  b", "ls", "-weird --help");
        assertThat(console.fleet.remote.terminals).isEmpty();
        assertThat(terminal.modes).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ssh a                     | ''",
                "ssh a --                  | ''",
                "ssh a -L 80:localhost:80  | -L 80:localhost:80",
                "ssh a -t top              | -t top",
                "ssh a -t -- top           | -t -- top",
                "ssh a -T                  | -T",
            })
    void aLoginAndFlagsAreTheCallersOwn(String line, String words) {
        Console.Ended ended = console.run(line.split(" "));

        assertThat(ended.status()).isZero();
        assertThat(ended.local()).startsWith(LOGIN.toArray(String[]::new));
        assertThat(String.join(
                        " ", ended.local().subList(LOGIN.size(), ended.local().size())))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ssh a             | ''     | true",
                "ssh a --          | ''     | true",
                "ssh a -T          | ''     | false",
                "ssh a -t top -d 1 | top -d 1 | true",
                "ssh a -tt -- -t   | -t     | true",
                "ssh a -t -T top   | top    | false",
            })
    void theBuiltInOneIsForWhomeverWantsItOrHasNoOther(String line, String command, boolean onTerminal)
            throws IOException {
        console.terminal = Optional.of(terminal);
        console.environment.put("MACHINE_NATIVE_SSH", "true");
        assertThat(console.typing("keys").run(line.split(" ")))
                .isEqualTo(new Console.Ended(
                        7, onTerminal ? "keyscomplaint\n" : "keys", onTerminal ? "" : "complaint\n", List.of()));

        console.environment.remove("MACHINE_NATIVE_SSH");
        console.environment.put("PATH", tools.resolve("empty").toString());
        console.run(line.split(" "));

        assertThat(console.fleet.remote.commandLines).containsExactly(command, command);
        assertThat(console.fleet.remote.terminals)
                .isEqualTo(onTerminal ? List.of("xterm-test 120x40", "xterm-test 120x40") : List.of());
        assertThat(terminal.modes).isEqualTo(onTerminal ? List.of("raw", "cooked", "raw", "cooked") : List.of());
    }

    @Test
    void whoeverHasNoTerminalGetsNone() {
        assertThat(console.typing("exit").run("--native-ssh", "ssh", "a", "-t").output())
                .isEqualTo("exit");
        assertThat(console.fleet.remote.terminals).isEmpty();
    }

    @Test
    void otherFlagsNeedAnotherProgram() {
        assertThat(console.run("--native-ssh", "ssh", "a", "-L", "80:localhost:80"))
                .isEqualTo(new Console.Ended(1, "", """
                        The built-in SSH client has no flag -L, only -t and -T.
                        Install OpenSSH's client, and leave out --native-ssh.
                        """, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"ssh b true", "ssh b", "--native-ssh ssh b"})
    void theMachineMustRun(String line) {
        assertThat(console.run(line.split(" ")))
                .isEqualTo(new Console.Ended(
                        1, "", "Error: Cannot run SSH command: Host \"b\" is not running\n", List.of()));
    }

    @Test
    void dockerMachineKnowsOneStatus() {
        console.called("docker-machine");

        assertThat(console.run("ssh", "a", "false"))
                .isEqualTo(new Console.Ended(1, "", "complaint\nexit status 7\n", List.of()));
        assertThat(console.run("--native-ssh", "ssh", "a", "false").errors())
                .isEqualTo("complaint\nProcess exited with status 7\n");
        assertThat(console.run("ssh", "a").local()).startsWith("sh", "-c").endsWith(LOGIN.toArray(String[]::new));
    }
}
