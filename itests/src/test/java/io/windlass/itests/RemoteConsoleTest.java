package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.ChangedSettings;
import io.windlass.itests.rig.RemoteConsole;
import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.Screen;
import io.windlass.itests.rig.Waiting;
import io.windlass.itests.rig.Windlass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The daemon's shell over SSH, as OpenSSH's own client sees it. */
class RemoteConsoleTest {
    @RegisterExtension
    static final ChangedSettings SETTINGS =
            ChangedSettings.of("io.windlass.shell.remote.cfg", "enabled=true", "port=0", "idleSeconds=20");

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    private final RemoteConsole console = new RemoteConsole(windlass);

    @BeforeEach
    void open() {
        windlass.machine(Lines.create("web")).requireSuccess();
        console.authorize(
                console.line("boss", "admin"), console.line("ops", "operator"), console.line("sam", "viewer"));
    }

    @Test
    void aLineHasItsStreamsAndItsStatus() {
        Result listed = console.give("sam", "machine ls -q | grep w").requireSuccess();
        assertThat(listed.output()).isEqualTo("web\n");
        assertThat(listed.errors()).isEmpty();

        Result failed = console.give("sam", "url web; status nosuch");
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.output()).isEqualTo("tcp://127.0.0.1:1\n");
        assertThat(failed.errors()).contains("\"nosuch\" does not exist");
        assertThat(console.give("sam", "ls | grep nothing").status()).isEqualTo(1);

        Result script = console.ssh("sam", "sam", List.of("-T"))
                .reading("# a script\nurl web\nls -q\n")
                .run();
        assertThat(script.requireSuccess().output()).isEqualTo("tcp://127.0.0.1:1\nweb\n");
    }

    @Test
    void onlyAKeyWithALineGetsIn() throws IOException {
        console.makeKey("eve");
        assertThat(console.ssh("ops", "eve", List.of(), "ls").run().status()).isEqualTo(255);
        assertThat(console.ssh("sam", "ops", List.of(), "ls").run().status()).isEqualTo(255);
        Result password = console.ssh("ops", "ops", List.of("-o", "PubkeyAuthentication=no"), "ls")
                .run();
        assertThat(password.status()).isEqualTo(255);
        assertThat(password.errors()).contains("Permission denied (publickey)");
        console.give("ops", "ls").requireSuccess();

        Path keys = console.authorizedKeys();
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-rw-r--"));
        assertThat(console.give("ops", "ls").status()).isEqualTo(255);
        assertThat(windlass.log()).contains("can be written by others");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
        console.give("ops", "ls").requireSuccess();

        Path hostKey = windlass.storage().resolve("daemon/console_host_key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(hostKey)))
                .isEqualTo("rw-------");
    }

    @Test
    void whoseLineIsTakenAwayIsLoggedOut() throws Exception {
        Process following = console.ssh("ops", "ops", List.of(), "events -f").start();
        try {
            assertThat(following.inputReader().readLine()).contains("web");
            console.authorize(console.line("ops", "viewer"));
            assertThat(following.waitFor()).isEqualTo(255);
        } finally {
            following.destroyForcibly();
        }
        assertThat(console.give("ops", "rm -f web").errors()).contains("ops has the role viewer");
        assertThat(windlass.names()).containsExactly("web");
    }

    @Test
    void thereIsNothingButCommands() {
        List<String> strict = List.of("-o", "ExitOnForwardFailure=yes");
        assertThat(console.ssh("boss", "boss", List.of("-N", "-R", "0:127.0.0.1:1", strict.get(0), strict.get(1)))
                        .run()
                        .errors())
                .contains("remote port forwarding failed");
        assertThat(console.ssh("boss", "boss", List.of("-W", "127.0.0.1:1"))
                        .run()
                        .errors())
                .contains("stdio forwarding failed");
        assertThat(console.ssh("boss", "boss", List.of("-s"), "sftp").run().errors())
                .contains("subsystem request failed");
        assertThat(console.give("boss", "scp web:/etc/passwd .").errors()).contains("caller's computer");
        assertThat(console.give("boss", "ls > /tmp/x").errors()).contains("cannot read or write files");
        assertThat(console.give("boss", "create -d generic --generic-ssh-key /etc/shadow new")
                        .errors())
                .contains("--generic-ssh-key names a file of the caller's computer");
        assertThat(console.give("boss", "(([] getClass) getClassLoader)").status())
                .isEqualTo(1);
        Result variables = console.ssh("sam", "sam", List.of("-o", "SetEnv=MACHINE_DEBUG=nonsense"), "ls -q")
                .run();
        assertThat(variables.requireSuccess().output()).isEqualTo("web\n");
    }

    /** Of every command that is there, whatever bundle it comes from. */
    @Test
    void everyCommandIsForItsRoleAndThoseAbove() {
        List<String> commands =
                windlass.machine("__complete", "--", "").output().lines().toList();
        assertThat(commands).hasSizeGreaterThan(30).contains("shell", "rm", "inspect");
        String calls = String.join(
                "", commands.stream().map(name -> name + " --no-such-option\n").toList());
        Set<String> forOperators = new TreeSet<>();
        Set<String> forAdmins = new TreeSet<>();
        for (String command : commands) {
            Matcher least = Pattern.compile("For the role (\\w+)")
                    .matcher(windlass.machine("man", command).requireSuccess().output());
            assertThat(least.find()).as(command).isTrue();
            switch (least.group(1)) {
                case "operator" -> forOperators.add(command);
                case "admin" -> forAdmins.add(command);
                default -> assertThat(least.group(1)).as(command).isEqualTo("viewer");
            }
        }
        assertThat(forOperators).contains("create", "rm", "ssh", "stop");
        assertThat(denied("boss", calls)).isEmpty();
        assertThat(denied("ops", calls)).isEqualTo(forAdmins);
        forOperators.addAll(forAdmins);
        assertThat(denied("sam", calls)).isEqualTo(forOperators);
    }

    private Set<String> denied(String user, String calls) {
        Result result = console.ssh(user, user, List.of("-T")).reading(calls).run();
        Set<String> denied = new TreeSet<>();
        Matcher needs =
                Pattern.compile("The command \"([^\"]+)\" needs the role").matcher(result.errors());
        while (needs.find()) {
            denied.add(needs.group(1));
        }
        return denied;
    }

    @Test
    void whatChangesSomethingIsWrittenDown() throws IOException {
        console.give("ops", "create -d none --url tcp://me:hunter2@127.0.0.1:2 new")
                .requireSuccess();
        console.give("sam", "rm -f new");
        console.give("sam", "ls");
        windlass.machine("rm", "-f", "new").requireSuccess();

        List<String> lines = Files.readAllLines(windlass.storage().resolve("daemon/log/audit.log"));
        assertThat(lines).hasSize(3).noneMatch(line -> line.contains("hunter2"));
        assertThat(lines.get(1))
                .contains("\"user\":\"ops\",\"role\":\"operator\",\"from\":\"127.0.0.1 port ", "\"key\":\"SHA256:")
                .contains("\"command\":\"create\"", "\"hosts\":[\"new\"]", "\"outcome\":\"succeeded\",\"status\":0}");
        assertThat(lines.get(2)).contains("\"role\":\"admin\",\"from\":\"local\",\"command\":\"rm\"");
    }

    @Test
    void whoFailsTooOftenHasToWait() {
        console.makeKey("eve");
        int tries = 0;
        while (!windlass.log().contains("which must wait for")) {
            console.ssh("ops", "eve", List.of(), "ls").run();
            tries++;
            assertThat(tries).isLessThan(30);
        }
        assertThat(tries).isGreaterThan(5);
        Waiting.until(
                "the end of the pause",
                Duration.ofSeconds(60),
                () -> console.give("ops", "ls").succeeded());
    }

    @Test
    void whoDoesNothingIsLoggedOut() throws Exception {
        Process shell = console.ssh("sam", "sam", List.of("-tt", "-o", "ServerAliveInterval=1"))
                .start();
        try {
            assertThat(new String(shell.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Nothing happened for 20 seconds.");
            assertThat(shell.waitFor()).isEqualTo(255);
        } finally {
            shell.destroyForcibly();
        }
    }

    @Test
    void aPersonAtATerminalTypesCompletesAndResizes() {
        String line = console.interactive("ops") + "; echo left with $?";
        try (Screen screen = Screen.show(windlass, 120, 30, line)) {
            screen.await("machine>");
            screen.write("stat");
            screen.press("Tab");
            screen.await("machine> status");
            screen.write("w");
            screen.press("Tab");
            screen.await("machine> status web");
            screen.press("C-c");
            screen.type("ls");
            screen.await("web .*none .*tcp://127.0.0.1:1 ");
            screen.resize(80, 30);
            screen.type("ls");
            screen.await("web .*none .*tcp://127\\S*\u2026");
            screen.type("watch ls -q");
            screen.await("ls -q\\s+web");
            screen.press("C-c");
            screen.await("machine>\n");
            screen.type("rm web");
            screen.await("(?i)sure|y/n");
            screen.type("n");
            screen.await("machine>\\s*$");
            screen.press("Up");
            screen.await("machine> rm web");
            screen.press("C-c");
            screen.type("exit");
            screen.await("left with ");
        }
        assertThat(windlass.names()).containsExactly("web");
    }
}
