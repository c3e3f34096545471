package io.windlass.shell.commands.builtin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.EngineOptions;
import io.windlass.api.option.Option;
import io.windlass.api.option.OptionSchema;
import io.windlass.core.NewHost;
import io.windlass.core.Patience;
import io.windlass.shell.commands.internal.Console;
import io.windlass.shell.commands.internal.Hosts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateCommandTest {

    public record Spec(
            @Option(name = "sample-address", env = "SAMPLE_ADDRESS", help = "Where it is")
            String address,

            @Option(name = "sample-key", path = true, help = "The key")
            String key) {}

    private final Console console = Commands.console();

    CreateCommandTest() {
        console.fleet.schemas.put("nspawn", OptionSchema.of(Spec.class));
        console.fleet.schemas.put("sample", OptionSchema.of(Spec.class));
    }

    /** Of a host that is only a URL. */
    public record Url(
            @Option(name = "url", required = true, help = "URL of the engine")
            String url) {}

    @Test
    void aUrlAloneIsTheDriverNoneAsItOnceWas() {
        console.fleet.schemas.put("none", OptionSchema.of(Url.class));

        Console.Ended ended = console.run("create", "--url", "tcp://192.0.2.1:2376", "old");

        assertThat(ended.errors()).startsWith("--url without a driver is taken as --driver none.");
        assertThat(console.fleet.created.getLast().driverName()).isEqualTo("none");
    }

    @Test
    void wishesForAHost() {
        console.environment.put("ENGINE_REGISTRY_MIRROR", "a,b");

        String line =
                "create -d sample --sample-address 192.0.2.1 --sample-key id --engine-label x=y --engine-opt debug"
                        + " --engine-env A=b --engine-storage-driver vfs --engine-insecure-registry r"
                        + " --engine-install-url distribution --tls-san s --ssh-timeout 9 --timeout 2m --label role=ci"
                        + " --self-heal new";

        Console.Ended ended = console.run(line.split(" "));

        assertThat(ended).isEqualTo(new Console.Ended(0, """
                Running pre-create checks...
                To see how to connect your Docker Client to the Docker Engine running on this virtual machine, \
                run: machine env new
                """, "", List.of()));
        assertThat(console.fleet.created)
                .containsExactly(new NewHost(
                        "new",
                        "sample",
                        Map.of("sample-address", "192.0.2.1", "sample-key", "/home/user/id"),
                        new EngineOptions(
                                "distribution",
                                "vfs",
                                List.of("x=y"),
                                List.of("debug"),
                                List.of("A=b"),
                                List.of("r"),
                                List.of("a", "b")),
                        List.of("s"),
                        Map.of("role", "ci"),
                        true,
                        false));
        assertThat(console.fleet.patience)
                .containsExactly(new Patience(Optional.of(Duration.ofSeconds(9)), Optional.of(Duration.ofMinutes(2))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "new                            | nspawn",
                "new -d sample                  | sample",
                "new -driver=sample             | sample",
                "--d sample -d nspawn new       | nspawn",
                "-driver sample new             | sample",
            })
    void findsTheDriverWhereverItStands(String line, String driver) {
        console.run(("create " + line).split(" "));

        assertThat(console.fleet.created)
                .singleElement()
                .extracting(NewHost::driverName)
                .isEqualTo(driver);
    }

    @Test
    void takesDriverAndOptionsFromTheCallersVariables() {
        console.environment.putAll(Map.of("MACHINE_DRIVER", "sample", "SAMPLE_ADDRESS", "192.0.2.3"));

        console.run("create", "new");

        assertThat(console.fleet.created).singleElement().satisfies(host -> {
            assertThat(host.driverName()).isEqualTo("sample");
            assertThat(host.options()).isEqualTo(Map.of("sample-address", "192.0.2.3"));
            assertThat(host.engine()).isEqualTo(EngineOptions.DEFAULTS);
            assertThat(host.labels()).isEmpty();
            assertThat(host.selfHealing()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-d nosuch new        | Driver \"nosuch\" not found.\\nInstalled: none.",
                "new --swarm-master   | The option --swarm-master is not supported: classic Swarm has come to its end.\\nCreate the machine without it and run \"docker swarm init\" there.",
                "-d sample new extra  | Invalid command line. Found extra arguments [extra]\\nSee 'machine create --help'.",
                "-d sample n --engine-label x=y | Invalid command line. Found extra arguments [--engine-label x=y]\\nSee 'machine create --help'.",
                "n_w                  | Error creating machine: Invalid hostname specified. Allowed hostname chars are: 0-9a-zA-Z . -\\nBegin with a letter or digit and use at most 63 characters.",
                "new --nosuch         | flag provided but not defined: -nosuch\\nSee 'machine create --help'.",
            })
    void refusesBeforeAnythingIsMade(String line, String message) {
        assertThat(console.run(("create " + line).split(" ")))
                .isEqualTo(new Console.Ended(1, "", message.replace("\\n", "\n") + "\n", List.of()));
        assertThat(console.fleet.created).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HOST_EXISTS         | 1 | Docker machine \"new\" already exists",
                "INVALID_ARGUMENT    | 1 | Error setting machine configuration from flags provided: the cause",
                "PRECONDITION_FAILED | 3 | Error with pre-create check: \"the cause\"",
                "PROVIDER_FAILED     | 1 | Error creating machine: the cause",
            })
    void failuresAreWordedAsInDockerMachine(StandardErrorCode code, int status, String message) {
        console.fleet.fail("new", code, "the cause", "the remedy");

        assertThat(console.run("create", "new"))
                .isEqualTo(new Console.Ended(
                        status, "Running pre-create checks...\n", message + "\nthe remedy\n", List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ci-{01..03}             | ci-01 ci-02 ci-03",
                "--count 2 ci-{01..03}   | ci-01 ci-02",
                "--count 3 ci            | ci-1 ci-2 ci-3",
                "--count 1 ci            | ci-1",
            })
    void makesSeveral(String line, String names) {
        Console.Ended ended = console.run(("create " + line).split(" "));

        assertThat(ended.status()).isZero();
        assertThat(ended.output()).endsWith("run: machine env " + (names.contains(" ") ? "NAME" : names) + "\n");
        assertThat(console.fleet.created.stream().map(NewHost::name)).containsExactly(names.split(" "));
    }

    @Test
    void aFailureOfOneStopsNoOther() {
        console.fleet.fail("ci-2", StandardErrorCode.PRECONDITION_FAILED, "no room", "Make room.");

        Console.Ended ended = console.run("create", "ci-{1..3}");

        assertThat(ended.status()).isEqualTo(4);
        assertThat(ended.errors()).isEqualTo("""
                (ci-2) Error with pre-create check: "no room"
                Make room.
                3 machines: 2 created, 1 failed
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "old-{1..3}               | Docker machine \"old-2\" already exists\\nNo machine was created.",
                "old-2                    | Docker machine \"old-2\" already exists",
                "a{1..3}_                 | Error creating machine: Invalid hostname specified. Allowed hostname chars are: 0-9a-zA-Z . -\\nBegin with a letter or digit and use at most 63 characters.",
                "--count 4 a{1..3}        | The range \"a{1..3}\" has 3 names, and --count asks for 4.\\nMake the range longer, or leave --count out.",
                "--count -1 a             | invalid value \"-1\" for flag --count.\\nGive a number of 1 or more.",
                "--label role a           | The label \"role\" has no value.\\nWrite NAME=VALUE, the name of letters, digits and . _ - / (at most 63), the value without a comma.",
                "--resume --sample-key k old-2 | The option --sample-key cannot be given with --resume: a machine that is resumed keeps what it was asked for with.\\nLeave it out, or remove the machine and create it anew.",
                "--resume nope            | Docker machine \"nope\" does not exist.\\nOnly a machine that was begun can be resumed. Use \"machine ls\" to list machines.",
            })
    void looksAtAllNamesBeforeAnythingIsMade(String line, String message) {
        console.fleet.add(Hosts.stopped("old-2"));

        assertThat(console.run(("create " + line).split(" ")))
                .isEqualTo(new Console.Ended(1, "", message.replace("\\n", "\n") + "\n", List.of()));
        assertThat(console.fleet.created).isEmpty();
        assertThat(console.fleet.done).isEmpty();
    }

    @Test
    void resumesWithWhatTheMachineWasAskedForWith() {
        console.environment.putAll(Map.of("MACHINE_DRIVER", "nosuch", "SAMPLE_ADDRESS", "192.0.2.3"));
        console.fleet.add(Hosts.stopped("old"));

        assertThat(console.run("create", "--resume", "--ssh-timeout", "5", "old")
                        .status())
                .isZero();
        assertThat(console.fleet.done).containsExactly("CREATE old");
        assertThat(console.fleet.patience)
                .containsExactly(new Patience(Optional.of(Duration.ofSeconds(5)), Optional.empty()));
    }

    @Test
    void helpHasTheDriversOptionsInOrder() {
        String help = console.run("create", "-d", "sample", "--help").output();

        assertThat(help).startsWith("Usage: machine create [OPTIONS] [arg...]\n\nCreate a machine\n");
        assertThat(help).contains("   --driver, -d \"nspawn\"\t", "Driver to create machine with [$MACHINE_DRIVER]\n");
        assertThat(help).contains("   --sample-address \t", "Where it is [$SAMPLE_ADDRESS]\n");
        assertThat(help.indexOf("--keep-on-failure"))
                .isGreaterThan(help.indexOf("--engine-opt"))
                .isLessThan(help.indexOf("--sample-address"));
    }

    @Test
    void helpIsThereWithoutTheDriver() {
        assertThat(console.run("create", "-d", "nosuch", "--help"))
                .satisfies(ended -> assertThat(ended.status()).isZero())
                .satisfies(ended -> assertThat(ended.output()).contains("--engine-opt"));
    }
}
