package io.windlass.shell.commands.builtin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.option.Option;
import io.windlass.api.option.OptionSchema;
import io.windlass.shell.commands.Access;
import io.windlass.shell.commands.Caller;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.NoOptions;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import io.windlass.shell.commands.Role;
import io.windlass.shell.commands.internal.Console;
import io.windlass.shell.commands.internal.Hosts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what: the whole matrix of commands and roles. */
class AccessTest {

    /** What each command is for, written down a second time. */
    private static final Map<Role, String> LEAST = Map.of(
            Role.VIEWER, "__complete active bundle config env events help ip ls man status url version watch",
            Role.OPERATOR,
                    "cancel create kill log mount orphans provision regenerate-certs restart rm scp ssh start stop update upgrade",
            Role.ADMIN, "export import inspect scaffold");

    private static final Map<String, Role> COMMANDS = LEAST.entrySet().stream()
            .flatMap(entry -> Arrays.stream(entry.getValue().split(" ")).map(name -> Map.entry(name, entry.getKey())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Console console = Commands.console();

    public record KeyOptions(
            @Option(name = "fake-key", path = true, help = "A file")
            String key) {}

    AccessTest() {
        console.fleet.add(Hosts.running("web", "192.0.2.7"));
        console.fleet.schemas.put("nspawn", OptionSchema.of(NoOptions.class));
    }

    @Test
    void everyCommandHasItsLine() {
        assertThat(Commands.all(console.fleet).stream()
                        .map(command -> command.declaration().name()))
                .containsExactlyInAnyOrderElementsOf(COMMANDS.keySet());
    }

    static Stream<Arguments> matrix() {
        return COMMANDS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(command -> Stream.of(Role.values())
                        .map(role -> Arguments.of(role, command.getKey(), role.compareTo(command.getValue()) >= 0)));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("matrix")
    void aRoleIsEnoughOrNot(Role role, String command, boolean allowed) {
        console.caller = new Caller("sam", role, "local", "", false);

        // Whoever is let in gets no further than that.
        Console.Ended ended = console.run(command, "--no-such-option");

        if (allowed) {
            assertThat(ended.errors()).doesNotContain("needs the role");
        } else {
            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.errors())
                    .startsWith("The command \"" + command + "\" needs the role ")
                    .contains("sam has the role " + role.word());
            assertThat(console.fleet.done).isEmpty();
            assertThat(console.audit.begun).isEmpty();
        }
    }

    @Test
    void anOptionMayNeedMore() {
        Access access = Access.toRead(Role.VIEWER).changingWith("sweep", Role.OPERATOR);

        assertThat(access.least(Map.of())).contains(Role.VIEWER);
        assertThat(access.least(Map.of("sweep", false))).contains(Role.VIEWER);
        assertThat(access.least(Map.of("sweep", true))).contains(Role.OPERATOR);
        assertThat(access.changes(Map.of("other", true))).isFalse();
        assertThat(access.changes(Map.of("sweep", true))).isTrue();
        assertThat(Access.UNDECLARED.changingWith("sweep", Role.VIEWER).least(Map.of("sweep", true)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "VIEWER, bundle list, true",
        "VIEWER, bundle info my.cloud, true",
        "OPERATOR, bundle remove my.cloud, false",
        "OPERATOR, bundle install /tmp/x.jar, false",
        "ADMIN, bundle remove my.cloud, true"
    })
    void anActionMayNeedMore(Role role, String line, boolean allowed) {
        console.caller = new Caller("sam", role, "local", "", false);

        Console.Ended ended = console.run(line.split(" "));

        assertThat(ended.errors().contains("needs the role admin")).isEqualTo(!allowed);
        assertThat(console.audit.begun).hasSize(allowed && role == Role.ADMIN ? 1 : 0);
    }

    @Test
    void completionShowsWhatTheCallerMayGive() {
        console.caller = Caller.remote("sam", Role.VIEWER, "192.0.2.1 port 1", "");
        assertThat(console.complete(List.of(""))).contains("ls", "status").doesNotContain("rm", "inspect", "env");
        assertThat(console.complete(List.of("bundle", ""))).contains("list").doesNotContain("remove", "install");
        assertThat(console.complete(List.of("rm", ""))).isEmpty();

        console.caller = Caller.remote("ops", Role.OPERATOR, "192.0.2.1 port 1", "");
        assertThat(console.complete(List.of(""))).contains("ls", "rm").doesNotContain("inspect", "env");

        console.caller = Caller.local("root");
        assertThat(console.complete(List.of(""))).contains("rm", "inspect", "env");
        assertThat(console.complete(List.of("bundle", ""))).contains("remove", "install");
    }

    @Test
    void whatDeclaresNothingIsForNobody() {
        List<String> ran = new ArrayList<>();
        console.with(new Command<NoOptions>() {
            @Override
            public CommandDeclaration<NoOptions> declaration() {
                return CommandDeclaration.of("open", "Opens everything", Operands.NONE, NoOptions.class);
            }

            @Override
            public Output run(Invocation<NoOptions> invocation) {
                ran.add("open");
                return Output.NOTHING;
            }
        });

        assertThat(console.run("open").errors())
                .startsWith("The command \"open\" does not declare who may give it, so nobody may.");
        assertThat(ran).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"scp web:a b", "mount web:a b", "import /tmp", "export /tmp", "env web", "config web"})
    void whatUsesTheCallersComputerIsNotForOthers(String line) {
        console.caller = Caller.remote("sam", Role.ADMIN, "192.0.2.1 port 5", "SHA256:x");

        assertThat(console.run(line.split(" ")).errors()).contains("caller's computer");
        assertThat(console.fleet.done).isEmpty();
    }

    @Test
    void aFileOfACallerElsewhereIsNotTakenFromHere() {
        console.fleet.schemas.put("fake", OptionSchema.of(KeyOptions.class));
        console.caller = Caller.remote("sam", Role.ADMIN, "192.0.2.1 port 5", "SHA256:x");

        assertThat(console.run("create", "-d", "fake", "--fake-key", "/etc/shadow", "new")
                        .errors())
                .startsWith("The option --fake-key names a file of the caller's computer");
        assertThat(console.fleet.done).isEmpty();
    }

    @Test
    void whoComesFromElsewhereLogsInByTheBuiltInClient() {
        console.caller = Caller.remote("sam", Role.OPERATOR, "192.0.2.1 port 5", "SHA256:x");
        console.environment.put("PATH", "/usr/bin:/bin");

        assertThat(console.run("ssh", "web").local()).isEmpty();
    }
}
