package io.windlass.shell.commands.builtin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.shell.commands.internal.Console;
import io.windlass.shell.commands.internal.Hosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountCommandTest {

    private final Console console = new Console();

    @TempDir
    private Path folder;

    @BeforeEach
    void machines() throws IOException {
        console.fleet.add(Hosts.running("web", "192.0.2.7"), Hosts.stopped("down"));
        Files.createDirectory(folder.resolve("daemon"));
        console.with(new MountCommand(console.fleet, new SshConfigFile(console.fleet, new Commands.StoreAt(folder))));
        console.environment.put("PATH", Tools.path(folder, "sshfs", "fusermount3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web:/srv         | web:/srv /srv",
                "web:/srv here    | web:/srv here",
                "me@web:/srv a:b  | me@web:/srv ./a:b",
                "web: here        | web: here",
            })
    void runsTheCallersSshfs(String line, String words) {
        Console.Ended ended = console.run(("mount " + line).split(" "));

        String configuration = folder.resolve("daemon/ssh_config").toString();
        assertThat(ended.errors()).isEmpty();
        assertThat(String.join(" ", ended.local())).isEqualTo("sshfs -F " + configuration + " " + words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-u web:/srv        | /srv",
                "-u web:/srv here   | here",
                "--unmount here     | here",
                "-u gone:/srv -here | ./-here",
            })
    void unmounts(String line, String target) throws IOException {
        assertThat(console.run(("mount " + line).split(" ")).local()).containsExactly("fusermount3", "-u", target);

        Tools.path(folder, "fusermount");
        assertThat(console.run(("mount " + line).split(" ")).local()).containsExactly("fusermount", "-u", target);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mount           | Improper number of arguments",
                "mount a b c     | Improper number of arguments",
                "mount web:      | Where to mount is not said.",
                "mount /srv here | What to mount is not on a machine.",
                "mount nope:/srv | Docker machine \"nope\" does not exist.",
                "mount down:/srv | Error: Cannot mount: Host \"down\" is not running",
            })
    void refuses(String line, String message) {
        Console.Ended ended = console.run(line.split(" "));

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.errors()).startsWith(message);
        assertThat(ended.local()).isEmpty();
    }

    @Test
    void namesTheMissingProgram() {
        console.environment.put("PATH", folder.resolve("empty").toString());

        assertThat(console.run("mount", "web:/srv").errors())
                .isEqualTo(
                        "You must have a copy of the sshfs binary locally to use the mount feature\nInstall sshfs.\n");
        assertThat(console.run("mount", "-u", "web:/srv").errors())
                .startsWith("You must have a copy of the fusermount binary locally to use the unmount option\n");
    }
}
