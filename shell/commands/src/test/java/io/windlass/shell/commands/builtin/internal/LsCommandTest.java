package io.windlass.shell.commands.builtin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.host.Failure;
import io.windlass.api.host.Operation;
import io.windlass.shell.commands.internal.Console;
import io.windlass.shell.commands.internal.Hosts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LsCommandTest {

    private final Console console = Commands.console();

    LsCommandTest() {
        console.fleet.add(
                Hosts.damaged("bad", "unexpected end\nof JSON"),
                Hosts.busy("busy", Operation.CREATE),
                Hosts.stopped("down"),
                Hosts.failing("sick", "Unable to query docker version: no\u001b[2J answer"),
                Hosts.running("up", "192.0.2.7"));
    }

    @Test
    void showsATable() {
        console.environment.put("DOCKER_HOST", "tcp://192.0.2.7:2376");
        console.fleet.add(Hosts.checked(Hosts.running("silent", "192.0.2.8"), Hosts.NOW.minusSeconds(60)));

        String table = """
                NAME     ACTIVE   DRIVER      STATE      URL                    SWARM   DOCKER    ERRORS
                bad               not found   Error                                               unexpected end of JSON
                busy     -        generic     Starting                                  Unknown   Creating for 12 s
                down     -        generic     Stopped                                   Unknown   |
                sick     -        generic     Running    tcp://192.0.2.9:2376           Unknown   \
                Unable to query docker version: no[2J answer
                silent            generic     Timeout                                             |
                up       *        generic     Running    tcp://192.0.2.7:2376           v28.2.2   |
                """;
        assertThat(console.run("ls")).isEqualTo(new Console.Ended(0, table.replace("|", ""), "", List.of()));
        assertThat(console.fleet.done).containsExactly("LOOK silent");
    }

    @Test
    void showsTheHeadingsOfAnEmptyStore() {
        console.fleet.hosts.clear();

        assertThat(console.run("ls").output())
                .isEqualTo("NAME   ACTIVE   DRIVER   STATE   URL   SWARM   DOCKER   ERRORS\n");
    }

    @Test
    void looksOnlyAtHostsThatWereNotLookedAtLately() {
        console.fleet.hosts.clear();
        console.fleet.add(Hosts.checked(Hosts.stopped("x"), Hosts.NOW.minusSeconds(60)));
        console.fleet.looks.put("x", Hosts.running("x", "192.0.2.3"));

        assertThat(console.run("ls").output()).contains("Running", "tcp://192.0.2.3:2376");
    }

    @Test
    void saysWhatWasLastKnownOfAHostThatIsSilent() {
        Failure failure = new Failure("SSH_UNREACHABLE", "No answer.", "");
        console.fleet.hosts.clear();
        console.fleet.add(
                Hosts.silent("away", Hosts.NOW.minusSeconds(250), Optional.of(failure)),
                Hosts.silent("new", Instant.EPOCH, Optional.empty()));
        console.fleet.looks.put("new", Hosts.silent("new", Instant.EPOCH, Optional.of(failure)));

        assertThat(console.run("ls").output()).isEqualTo("""
                NAME   ACTIVE   DRIVER    STATE     URL                    SWARM   DOCKER    ERRORS
                away   -        generic   Unknown   tcp://192.0.2.9:2376           Unknown   No answer. (last known Running, 4m ago)
                new    -        generic   Unknown   tcp://192.0.2.9:2376           Unknown   No answer. (never seen)
                """);
        assertThat(console.fleet.done).containsExactly("LOOK new");
        assertThat(console.run("status", "away").output()).isEqualTo("Unknown\n");
        assertThat(console.run("url", "away").output()).isEqualTo("tcp://192.0.2.9:2376\n");
        assertThat(console.run("url", "away").errors())
                .startsWith("Nobody knows whether host \"away\" is running: last known Running, ");
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "59, 59s", "60, 1m", "3599, 59m", "3600, 1h", "86399, 23h", "86400, 1d", "-5, 0s"})
    void agesHaveOneUnit(long seconds, String age) {
        assertThat(LastKnown.of(Hosts.silent("a", Hosts.NOW.minusSeconds(seconds), Optional.empty()), Hosts.NOW))
                .isEqualTo("last known Running, " + age + " ago");
    }

    @Test
    void namesAloneNeedNoLook() {
        assertThat(console.run("ls", "-q", "ignored"))
                .isEqualTo(new Console.Ended(0, "busy\ndown\nsick\nup\n", "", List.of()));
        assertThat(console.fleet.done).isEmpty();
    }

    @Test
    void takesTheFilterOfLongAgo() {
        Console.Ended ended = console.run("ls", "-q", "-f", "name=^u");

        assertThat(ended.output()).isEqualTo("up\n");
        assertThat(ended.errors()).startsWith("-f KEY=VALUE is taken as --filter.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=^u                        | up",
                "name=o                         | down",
                "name=up --filter name=sick     | sick up",
                "driver=GENERIC                 | busy down sick up",
                "driver=none                    | ''",
                "state=running                  | sick up",
                "STATE=Stopped --filter name=d  | down",
                "label=zone=NORTH               | busy down sick up",
                "label=Zone=north               | ''",
                "label=zone=nor                 | ''",
                "label=bare                     | busy down sick up",
                "label=zone                     | busy down sick up",
                "swarm=up                       | ''",
            })
    void filters(String filter, String names) {
        assertThat(console.run(("ls -q --filter " + filter).split(" "))
                        .output()
                        .strip()
                        .replace('\n', ' '))
                .isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "foo=1   | Unsupported filter key 'foo'",
                "foo     | Unsupported filter syntax",
                "name=[  | The filter name=[ is no regular expression: Unclosed character class",
            })
    void refusesOtherFilters(String filter, String message) {
        Console.Ended ended = console.run("ls", "--filter", filter);

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors()).startsWith(message + "\n");
    }
}
