package io.windlass.shell.commands.builtin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.shell.commands.internal.Console;
import io.windlass.shell.commands.internal.Hosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScpCommandTest {

    private final Console console = new Console();

    @TempDir
    private Path folder;

    private Path configuration;

    @BeforeEach
    void machines() throws IOException {
        console.fleet.add(
                Hosts.running("web", "192.0.2.7"),
                Hosts.running("db", "192.0.2.8"),
                Hosts.stopped("down"),
                Hosts.damaged("bad", "It is damaged."));
        Path store = folder.resolve("it's a store");
        configuration = Files.createDirectories(store.resolve("daemon")).resolve("ssh_config");
        SshConfigFile file = new SshConfigFile(console.fleet, new Commands.StoreAt(store));
        console.with(new ScpCommand(console.fleet, file));
        console.environment.put("PATH", Tools.path(folder, "scp", "rsync"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a web:/tmp                | -- a web:/tmp",
                "web: .                    | -- web: .",
                "-r -q web:x db:y          | -q -r -- web:x db:y",
                "a web:/tmp -r             | -r -- a web:/tmp",
                "root@web:a:b x            | -- root@web:a:b x",
                "me@corp@web:a x           | -- me@corp@web:a x",
                "localhost:a web:          | -- a web:",
                "localhost: web:           | -- . web:",
                "localhost:a:b web:        | -- ./a:b web:",
                "localhost:/a:b web:       | -- /a:b web:",
                "./a:b web:c               | -- ./a:b web:c",
                ":a web:                   | -- :a web:",
                "a b                       | -- a b",
                "localhost:-a b            | -- ./-a b",
            })
    void runsTheCallersScp(String line, String words) {
        Console.Ended ended = console.run(("scp " + line).split(" "));

        assertThat(ended.errors()).isEmpty();
        assertThat(ended.local()).startsWith("scp", "-F", configuration.toString(), "-3");
        assertThat(String.join(" ", ended.local().subList(4, ended.local().size())))
                .isEqualTo(words);
    }

    @Test
    void aPathIsOneWord() {
        assertThat(console.run("scp", "a b", "web:c d").local()).endsWith("a b", "web:c d");
    }

    @Test
    void sendsDifferencesByRsync() {
        String ssh = "ssh -F '" + configuration.toString().replace("'", "''") + "'";

        assertThat(console.run("scp", "-d", "a", "web::b").local())
                .containsExactly("rsync", "--progress", "-e", ssh, "--", "a", "web:./:b");
        assertThat(console.run("scp", "--delta", "-r", "-q", "web:a", "b").local())
                .containsExactly("rsync", "--quiet", "-e", ssh, "-r", "--", "web:a", "b");
    }

    @Test
    void theConfigurationTellsOfEveryMachine() throws IOException {
        console.run("scp", "a", "web:");

        assertThat(configuration).content().isEqualTo("""
                # Written by the daemon before each scp and mount; changes are lost.
                Host db
                    HostName 192.0.2.8
                    Port 2222
                    User admin
                    HostKeyAlias 11111111-2222-3333-4444-555555555555
                    UserKnownHostsFile /store/machines/db/known_hosts
                    GlobalKnownHostsFile /dev/null
                    StrictHostKeyChecking yes
                    IdentityFile /store/machines/db/id_rsa
                    IdentitiesOnly yes

                Host down
                    HostName 192.0.2.99
                    Port 2222
                    User admin
                    HostKeyAlias 11111111-2222-3333-4444-555555555555
                    UserKnownHostsFile /store/machines/down/known_hosts
                    GlobalKnownHostsFile /dev/null
                    StrictHostKeyChecking yes
                    IdentityFile /store/machines/down/id_rsa
                    IdentitiesOnly yes

                Host web
                    HostName 192.0.2.7
                    Port 2222
                    User admin
                    HostKeyAlias 11111111-2222-3333-4444-555555555555
                    UserKnownHostsFile /store/machines/web/known_hosts
                    GlobalKnownHostsFile /dev/null
                    StrictHostKeyChecking yes
                    IdentityFile /store/machines/web/id_rsa
                    IdentitiesOnly yes
                """);
        assertThat(Files.getPosixFilePermissions(configuration))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void theConfigurationFollowsTheMachines() throws IOException {
        console.run("scp", "a", "web:");
        Files.createFile(configuration.resolveSibling("ssh_config.new"));
        console.fleet.hosts.remove("db");
        console.run("scp", "a", "web:");

        assertThat(configuration).content().contains("Host web").doesNotContain("Host db");
        assertThat(configuration.resolveSibling("ssh_config.new")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"scp", "scp a", "scp a b c"})
    void wantsTwoPaths(String line) {
        Console.Ended ended = console.run(line.split(" "));

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output()).startsWith("Usage: machine scp [OPTIONS] [arg...]");
        assertThat(ended.errors()).isEqualTo("Improper number of arguments\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a nope:/x       | Docker machine \"nope\" does not exist. Use \"machine ls\" to list machines. Use \"machine create\" to add a new one.",
                "web:a down:     | Error: Cannot copy files: Host \"down\" is not running",
                "bad:a b         | Machine \"bad\" cannot be used: It is damaged.",
                "-d web:a db:b   | rsync cannot copy from one machine to another.",
            })
    void refuses(String line, String message) {
        Console.Ended ended = console.run(("scp " + line).split(" "));

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.errors()).startsWith(message + "\n");
        assertThat(ended.local()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a web:    | You must have a copy of the scp binary locally to use the scp feature",
                "-d a web: | You must have a copy of the rsync binary locally to use the --delta option",
            })
    void namesTheMissingProgram(String line, String message) {
        console.environment.put("PATH", folder.resolve("empty").toString());

        assertThat(console.run(("scp " + line).split(" ")).errors()).startsWith(message + "\nInstall ");
    }
}
