package io.windlass.shell.commands.builtin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.option.OptionSchema;
import io.windlass.shell.commands.NoOptions;
import io.windlass.shell.commands.internal.Console;
import io.windlass.shell.commands.internal.Hosts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryCommandsTest {

    private final Console console = Commands.console();

    QueryCommandsTest() {
        console.fleet.add(Hosts.running("up", "192.0.2.7"), Hosts.stopped("down"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status up       | Running",
                "status down     | Stopped",
                "ip up           | 192.0.2.7",
                "url up          | tcp://192.0.2.7:2376",
                "version         | machine version 0.1.0, build test",
                "version up      | 28.2.2",
                "--version       | machine version 0.1.0, build test",
                "-D status up    | Running",
            })
    void answersOnOneLine(String line, String answer) {
        assertThat(console.run(line.split(" "))).isEqualTo(new Console.Ended(0, answer + "\n", "", List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url down        | Host is not running",
                "ip down         | Host is not running",
                "status nope     | Docker machine \"nope\" does not exist. Use \"machine ls\" to list machines. Use \"machine create\" to add a new one.",
                "nosuch          | machine: 'nosuch' is not a machine command. See 'machine --help'.",
                "help nosuch     | machine: 'nosuch' is not a machine command. See 'machine --help'.",
                "active          | No active host found",
            })
    void refusesWithOneLine(String line, String message) {
        assertThat(console.run(line.split(" "))).isEqualTo(new Console.Ended(1, "", message + "\n", List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status          | Error: No machine name(s) specified and no \"default\" machine exists | status",
                "stop            | Error: No machine name(s) specified and no \"default\" machine exists | stop",
                "url up down     | Error: Expected one machine name as an argument                     | url",
                "active up       | Error: Too many arguments given                                     | active",
                "rm              | Error: Expected to get one or more machine names as arguments       | rm",
                "create          | Error: No machine name specified                                    | create",
                "ls --zz         | flag provided but not defined: -zz                                  | ls",
                "ls -t           | flag needs an argument: -t                                          | ls",
            })
    void pointsToTheHelpOfTheCommand(String line, String message, String command) {
        console.fleet.schemas.put("nspawn", OptionSchema.of(NoOptions.class));

        assertThat(console.run(line.split(" ")))
                .isEqualTo(new Console.Ended(1, "", message + "\nSee 'machine " + command + " --help'.\n", List.of()));
    }

    @Test
    void fallsBackToTheMachineCalledDefault() {
        console.fleet.add(Hosts.running("default", "192.0.2.8"));

        assertThat(console.run("ip").output()).isEqualTo("192.0.2.8\n");
        assertThat(console.run("version").output()).isEqualTo("machine version 0.1.0, build test\n");
    }

    @Test
    void severalNamesAreAnsweredInTheirOrderAndOneFailureStopsNoOther() {
        console.fleet.add(Hosts.running("more", "192.0.2.9"));

        assertThat(console.run("ip", "up", "down", "more", "up"))
                .isEqualTo(new Console.Ended(4, "192.0.2.7\n192.0.2.9\n", "Host is not running\n", List.of()));
    }

    @Test
    void oneMissingNameStopsAll() {
        Console.Ended ended = console.run("stop", "up", "a", "b");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.errors().lines().toList())
                .hasSize(2)
                .allMatch(line -> line.contains("does not exist. Use \"machine ls\""));
        assertThat(console.fleet.done).isEmpty();
    }

    @Test
    void activeComparesTheCallersDockerHost() {
        console.environment.put("DOCKER_HOST", "tcp://192.0.2.7:2376");

        assertThat(console.run("active")).isEqualTo(new Console.Ended(0, "up\n", "", List.of()));
    }

    @Test
    void inspectIndentsByFour() {
        assertThat(console.run("inspect", "up").output()).isEqualTo("""
                {
                    "ConfigVersion": 3,
                    "Driver": {
                        "IPAddress": "192.0.2.1",
                        "Empty": {}
                    },
                    "List": [
                        1,
                        2
                    ]
                }
                """);
    }

    @Test
    void configPrintsTheOptionsOfDocker() {
        assertThat(console.run("config", "up").output()).isEqualTo("""
                --tlsverify
                --tlscacert="/store/machines/up/ca.pem"
                --tlscert="/store/machines/up/cert.pem"
                --tlskey="/store/machines/up/key.pem"
                -H=tcp://192.0.2.7:2376
                """);
    }

    @Test
    void configChecksTheEngineFirst() {
        console.fleet.engineAnswers = false;
        console.fleet.engineFailure = new MachineException(StandardErrorCode.ENGINE_UNREACHABLE, "No answer.", "Wait.");

        assertThat(console.run("config", "up"))
                .isEqualTo(new Console.Ended(
                        1, "", "Error running connection boilerplate: No answer.\nWait.\n", List.of()));
    }

    @Test
    void debugShowsTheCause() {
        assertThat(console.run("--debug", "nosuch").errors()).contains("is not a machine command", "MachineException");
    }
}
