package io.windlass.shell.commands.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.option.Option;
import io.windlass.api.option.OptionDeclaration;
import io.windlass.api.option.OptionSchema;
import io.windlass.shell.commands.Access;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandCall;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import io.windlass.shell.commands.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameworkTest {

    public record SampleOptions(
            @Option(name = "driver", letter = "d", help = "A driver")
            String driver,

            @Option(name = "force", help = "A switch") boolean force,

            @Option(name = "label", help = "A list") List<String> labels,

            @Option(name = "timeout", letter = "t", value = "10", env = "SAMPLE", help = "A number")
            int timeout) {}

    public record FurtherOptions(
            @Option(name = "further", help = "More") String further) {}

    private record Sample(String name, Operands operands, RuntimeException failure) implements Command<SampleOptions> {

        @Override
        public CommandDeclaration<SampleOptions> declaration() {
            return CommandDeclaration.of(name, "Does a sample", operands, SampleOptions.class)
                    .with(Access.toRead(Role.VIEWER));
        }

        @Override
        public List<OptionDeclaration> furtherOptions(List<String> words, CommandCall call) {
            return words.contains("more")
                    ? OptionSchema.of(FurtherOptions.class).declarations()
                    : List.of();
        }

        @Override
        public Output run(Invocation<SampleOptions> invocation) {
            throw failure;
        }
    }

    private final Console console = new Console();

    FrameworkTest() {
        console.fleet.add(
                Hosts.running("alpha", "192.0.2.1"),
                Hosts.labelled(Hosts.running("beta", "192.0.2.2"), Map.of("role", "ci")));
        console.fleet.schemas.put("nspawn", OptionSchema.of(FurtherOptions.class));
        IllegalStateException defect = new IllegalStateException("a defect");
        console.with(
                new Sample("sample", Operands.MACHINES, defect),
                new Sample("single", Operands.MACHINE, defect),
                new Sample("__hidden", Operands.WORDS, defect));
    }

    @Test
    void completesMachinesWhereTheirPathsAreMeant() {
        IllegalStateException defect = new IllegalStateException("a defect");
        console.with(
                new Sample("copy", Operands.PATHS, defect), new Sample("attach", Operands.PATH_AND_FOLDER, defect));

        assertThat(console.complete(List.of("copy", "a"))).containsExactly("alpha:");
        assertThat(console.complete(List.of("copy", "alpha:x", ""))).containsExactly("alpha:", "beta:");
        assertThat(console.complete(List.of("attach", ""))).containsExactly("alpha:", "beta:");
        assertThat(console.complete(List.of("attach", "alpha:x", ""))).isEmpty();
    }

    @Test
    void helpOfTheProgramComesFromTheDeclarations() {
        String help = console.run().output();

        assertThat(help)
                .isEqualTo(console.run("--help").output())
                .isEqualTo(console.run("-h").output());
        assertThat(help).startsWith("""
                Usage: machine [OPTIONS] COMMAND [arg...]

                Make hosts with a Docker Engine, and keep them.

                Version: 0.1.0, build test

                Options:
                  --debug, -D\t\tShow the inner cause of errors [$MACHINE_DEBUG]
                """);
        assertThat(help).endsWith("""
                Commands:
                  sample\tDoes a sample
                  single\tDoes a sample
                \s\s
                Run 'machine COMMAND --help' for more information on a command.
                """);
    }

    @Test
    void helpOfACommandComesFromItsDeclaration() {
        assertThat(console.run("sample", "--help").output()).isEqualTo("""
                Usage: machine sample [OPTIONS] [arg...]

                Does a sample

                Description:
                   Argument(s) are one or more machine names.

                Options:
                \s\s\s
                   --driver, -d \t\t\t\t\tA driver
                   --force\t\t\t\t\t\tA switch
                   --label [--label option --label option]\t\tA list
                   --timeout, -t "10"\t\t\t\t\tA number [$SAMPLE]
                   --selector, -l [--selector option --selector option]\tTake the machines with these labels, name=value[,name=value]
                """);
    }

    @Test
    void aDefectIsShownAsOne() {
        assertThat(console.run("sample", "alpha")).isEqualTo(new Console.Ended(1, "", """
                        Internal error: java.lang.IllegalStateException: a defect
                        This is a defect. The daemon's log has the details.
                        """, List.of()));
    }

    @Test
    void commandsComeAndGo() {
        Sample sample = new Sample("sample", Operands.MACHINES, new IllegalStateException("another"));
        console.runner.addCommand(sample);
        console.runner.removeCommand(sample);

        assertThat(console.run("sample").errors()).startsWith("machine: 'sample' is not a machine command.");
    }

    @Test
    void aBadVariableOfTheProgramIsAnError() {
        console.environment.put("MACHINE_DEBUG", "perhaps");

        assertThat(console.run("sample").errors()).startsWith("The environment variable MACHINE_DEBUG: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "_                    | sample single",
                "si                   | single",
                "--deb                | --debug",
                "-s x --debug sam     | sample",
                "-s x                 | ~~",
                "sample _             | alpha beta",
                "sample alpha _       | beta",
                "sample b             | beta",
                "single alpha _       | ~~",
                "sample --            | --driver --force --label --selector --timeout",
                "sample more --f      | --force --further",
                "sample -d _          | nspawn",
                "sample --label _     | ~~",
                "sample --force a     | alpha",
                "sample -l _          | role=ci",
                "sample --selector x  | ~~",
                "nosuch _             | ~~",
            })
    void completes(String line, String candidates) {
        List<String> words =
                Stream.of(line.split(" ")).map(word -> word.replace("_", "")).toList();

        assertThat(String.join(" ", console.complete(words))).isEqualTo(candidates);
    }

    @Test
    void theRunnerWaitsForAllStandardCommands() throws IOException, URISyntaxException {
        Path descriptors = Path.of(Objects.requireNonNull(
                        CommandRunnerComponent.class.getClassLoader().getResource("OSGI-INF"))
                .toURI());
        try (Stream<Path> files = Files.list(descriptors)) {
            assertThat(files.filter(file -> file.getFileName().toString().contains(".builtin."))
                            .filter(FrameworkTest::isCommand))
                    .hasSize(CommandRunnerComponent.STANDARD_COMMANDS);
        }
    }

    private static boolean isCommand(Path descriptor) {
        try {
            return Files.readString(descriptor).contains("interface=\"" + Command.class.getName() + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
