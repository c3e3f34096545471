package io.windlass.shell.commands.builtin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.EngineOptions;
import io.windlass.api.option.Option;
import io.windlass.api.option.OptionSchema;
import io.windlass.core.NewHost;
import io.windlass.shell.commands.internal.Console;
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

    @Test
    void wishesForAHost() {
        console.environment.put("ENGINE_REGISTRY_MIRROR", "a,b");

        String line =
                "create -d sample --sample-address 192.0.2.1 --sample-key id --engine-label x=y --engine-opt debug"
                        + " --engine-env A=b --engine-storage-driver vfs --engine-insecure-registry r"
                        + " --engine-install-url distribution --tls-san s --ssh-timeout 9 new";

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
                        Optional.of(Duration.ofSeconds(9)),
                        false));
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
            assertThat(host.sshDeadline()).isEmpty();
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
