package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.ChangedSettings;
import io.windlass.itests.rig.HostSetup;
import io.windlass.itests.rig.RealHost;
import io.windlass.itests.rig.RemoteConsole;
import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.Screen;
import io.windlass.itests.rig.Waiting;
import io.windlass.itests.rig.Windlass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins, streams, copies and mounts, between two hosts that have nothing in common: port, user and keys differ. */
@Tag("host")
class SshTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final ChangedSettings SETTINGS =
            ChangedSettings.of("io.windlass.shell.remote.cfg", "enabled=true", "port=0");

    @RegisterExtension
    static final Windlass WINDLASS = Windlass.perClassIn("it's \"the\" $(touch owned) `store` %h \\");

    private static final RealHost WEB = RealHost.boot(HostSetup.ENGINE_INSTALLED);
    private static final RealHost DB = RealHost.boot(HostSetup.ENGINE_INSTALLED);

    @BeforeAll
    static void twoHosts() {
        DB.tell("echo Port 2222 >/etc/ssh/sshd_config.d/port.conf && systemctl restart ssh");
        WINDLASS.machine(Lines.create(WEB, "web")).requireSuccess();
        WINDLASS.machine(Lines.create(DB, "db", "--generic-ssh-port", "2222", "--generic-ssh-user", "keeper"))
                .requireSuccess();
    }

    @AfterAll
    static void noHosts() {
        WEB.close();
        DB.close();
    }

    @Test
    void aLoginThroughAShellHasTheTerminalToo() {
        RemoteConsole console = new RemoteConsole(WINDLASS);
        console.authorize(console.line("ops", "operator"));
        for (String shell : List.of("machine shell", console.interactive("ops"))) {
            try (Screen screen = Screen.show(WINDLASS, 100, 30, shell + "; echo left with $?")) {
                screen.await("machine>");
                screen.type("ssh web");
                screen.type("stty size; echo \"as $(whoami)\"");
                screen.await("\n30 100\n");
                screen.await("\nas \\w+\n");
                screen.type("sleep 600 || echo st\"\"opped");
                screen.press("C-c");
                screen.await("\\$|#");
                screen.type("exit 5");
                screen.await("logout\\s+machine>");
                screen.type("echo ended with $?");
                screen.await("\nended with 5\n");
                screen.type("exit");
                screen.await("left with ");
            }
        }
        assertThat(console.give("ops", "ssh web 'cat; exit 3'").status()).isEqualTo(3);
    }

    private static String said(String script) {
        return WINDLASS.shell("bash", script).requireSuccess().output();
    }

    @ParameterizedTest
    @ValueSource(strings = {"machine --native-ssh ssh web", "MACHINE_NATIVE_SSH=1 machine ssh web", "machine ssh web"})
    void aLoginHasTheUsersTerminal(String login) {
        String line =
                "before=$(stty -g); " + login + "; echo left with $?; [ \"$before\" = \"$(stty -g)\" ] && echo clean";
        try (Screen screen = Screen.show(WINDLASS, 100, 30, line)) {
            screen.type("echo \"term=$TERM\" size=$(stty size)");
            screen.await("\nterm=(screen|tmux)\\S* size=30 100");

            screen.type("while [ \"$(stty size)\" != '20 90' ]; do sleep 0.1; done; echo re\"\"sized");
            screen.resize(90, 20);
            screen.await("\nresized");

            screen.type("sh -c 'trap \"echo caught; exit\" INT; echo wait\"\"ing; while :; do sleep 0.1; done'");
            screen.await("\nwaiting");
            screen.press("C-c");
            screen.await("caught");

            screen.type("exit 5");
            screen.await("left with 5\nclean");
        }
    }

    @Test
    void aCommandCanHaveATerminalToo() {
        String line = "machine --native-ssh ssh db -t 'stty size; tty; kill -9 $$'; echo left with $?";
        try (Screen screen = Screen.show(WINDLASS, 110, 31, line)) {
            screen.await("31 110\n/dev/pts/\\d+\nleft with 137");
        }
    }

    @Test
    void whoeverGoesAwayLeavesNoLoginBehind() {
        try (Screen screen = Screen.show(WINDLASS, 100, 30, "machine --native-ssh ssh web")) {
            screen.type("sleep 1000 & echo $! >/tmp/left; fg");
            Waiting.until("begin", SOON, () -> WEB.run("test -s /tmp/left").succeeded());
        }
        Waiting.until("end", SOON, () -> !WEB.run("kill -0 $(cat /tmp/left)").succeeded());
    }

    /** Of a user other than root, for whom OpenSSH's server takes no signals. */
    @Test
    void whoeverGoesAwayLeavesNoCommandBehind() {
        String line = "machine ssh db 'sleep 1000 & echo $! >/tmp/left; wait'";
        try (Screen _ = Screen.show(WINDLASS, 100, 30, line)) {
            Waiting.until("begin", SOON, () -> onDb("test -s /tmp/left"));
        }
        Waiting.until("end", SOON, () -> !onDb("kill -0 $(cat /tmp/left)"));
    }

    private static boolean onDb(String command) {
        return WINDLASS.machine("ssh", "db", command).succeeded();
    }

    @Test
    void inputIsPassedToItsEnd() {
        said("mkdir -p sent/folder && echo one >sent/one && echo two >sent/folder/two"
                + " && tar c sent | machine ssh db tar x -C /tmp");
        assertThat(said("machine ssh db -- 'cat /tmp/sent/one /tmp/sent/folder/two'"))
                .isEqualTo("one\ntwo\n");
        assertThat(said("echo 'echo $((6 * 7)); exit 3' | machine --native-ssh ssh db; echo $?"))
                .endsWith("42\n3\n");
    }

    @Test
    void moreThanTheDaemonsMemoryPassesThroughIt() {
        assertThat(said("head -c 700000000 /dev/zero | machine ssh web wc -c")).isEqualTo("700000000\n");
    }

    @Test
    void flagsAreOpenSshs() {
        assertThat(said("machine ssh db -o LogLevel=ERROR 'echo $SSH_CONNECTION'"))
                .endsWith(" 2222\n");
    }

    @Test
    void dockerMachineKnowsOneStatus() {
        said("mkdir -p links && ln -sf \"$(command -v machine)\" links/docker-machine");
        for (String words : new String[] {"'exit 7'", "-T 'exit 7'"}) {
            Result other = WINDLASS.shell("bash", "links/docker-machine ssh web " + words);
            assertThat(other.status()).isEqualTo(1);
            assertThat(other.errors()).isEqualTo("exit status 7\n");
            assertThat(WINDLASS.shell("bash", "machine ssh web " + words).status())
                    .isEqualTo(7);
        }
    }

    @Test
    void filesAreCopiedInEachDirection() {
        said("mkdir -p 'a b/c' && echo deep >'a b/c/d:e' && echo colon >f:g");
        said("machine scp -r 'a b' web:/tmp/copied && machine scp ./f:g localhost:f:h && machine scp -q ./f:h db:");
        said("machine scp -q -r web:/tmp/copied db:/tmp/over && machine scp -q -r keeper@db:/tmp/over back");
        assertThat(said("machine scp -q db:f:h web:/tmp/i:j && machine ssh web cat /tmp/i:j && cat back/c/d:e"))
                .isEqualTo("colon\ndeep\n");
        assertThat(said("machine ssh db stat -c %U /tmp/over f:h")).isEqualTo("keeper\nkeeper\n");
    }

    @Test
    void onlyDifferencesAreSent() {
        said("head -c 3000000 /dev/urandom >large && machine scp -d large db:/tmp/large");
        assertThat(said("echo more >>large && machine scp -d large db:/tmp/large"))
                .contains("100%");
        said("machine scp --delta --quiet db:/tmp/large 'large again' && cmp large 'large again'");
    }

    @Test
    void nothingIsCopiedToAHostThatShowsAnotherKey() throws IOException {
        Path pinned = WINDLASS.machineFolder("db").resolve("known_hosts");
        String before = Files.readString(pinned);
        String id = before.substring(0, before.indexOf(' '));
        try {
            Files.writeString(pinned, id + " " + WEB.hostKey() + "\n");
            Result refused = WINDLASS.shell("bash", "echo secret >secret; machine scp secret db:/tmp/secret");
            assertThat(refused.status()).isNotZero();
            assertThat(refused.errors()).contains("REMOTE HOST IDENTIFICATION HAS CHANGED");
        } finally {
            Files.writeString(pinned, before);
        }
        assertThat(WINDLASS.machine("ssh", "db", "test -e /tmp/secret").status())
                .isEqualTo(1);
    }

    @Test
    void aFolderIsMountedAndUnmounted() {
        said("machine ssh db 'mkdir -p /tmp/shared; echo there >/tmp/shared/file'; mkdir -p 'm n'");
        try {
            said("machine mount db:/tmp/shared 'm n'");
            assertThat(said("cat 'm n/file'; echo here >'m n/other'; machine ssh db cat /tmp/shared/other"))
                    .isEqualTo("there\nhere\n");
        } finally {
            WINDLASS.shell("bash", "machine mount -u db:/tmp/shared 'm n'");
        }
        assertThat(said("ls 'm n'")).isEmpty();
    }

    @Test
    void nothingIsLeftButOneConfiguration() {
        said("echo x >x; machine scp -q x web:/tmp/x");
        assertThat(WINDLASS.storage().resolve("daemon")).isDirectoryNotContaining("glob:**.new");
        assertThat(WINDLASS.storage().resolve("daemon/ssh_config")).content().contains("Host web\n", "Host db\n");
        assertThat(WINDLASS.folder().resolve("owned")).doesNotExist();
    }
}
