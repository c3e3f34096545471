package io.windlass.shell.commands.builtin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.option.Option;
import io.windlass.api.option.OptionSchema;
import io.windlass.shell.commands.Caller;
import io.windlass.shell.commands.Role;
import io.windlass.shell.commands.internal.Audit;
import io.windlass.shell.commands.internal.Console;
import io.windlass.shell.commands.internal.Hosts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands leave in the audit log. */
class AuditTest {

    private final Console console = Commands.console();

    public record CloudOptions(
            @Option(name = "cloud-token", env = "CLOUD_TOKEN", secret = true, help = "A token")
            String token,

            @Option(name = "cloud-url", help = "An address") String url) {}

    AuditTest() {
        console.fleet.add(Hosts.running("a", "192.0.2.7"), Hosts.running("b", "192.0.2.8"));
        console.fleet.schemas.put("cloud", OptionSchema.of(CloudOptions.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stop a b            | stop         | [a, b] | succeeded 0",
                "stop {a,b}          | stop         | [a, b] | succeeded 0",
                "rm -f a             | rm           | [a]    | succeeded 0",
                "update --label x=y a | update      | [a]    | succeeded 0",
            })
    void aChangeLeavesOneLine(String line, String command, String hosts, String end) {
        assertThat(console.run(line.split(" +")).status()).isZero();

        assertThat(console.audit.begun).singleElement().satisfies(deed -> {
            assertThat(deed.command()).isEqualTo(command);
            assertThat(deed.hosts()).hasToString(hosts);
            assertThat(deed.caller()).isEqualTo(console.caller);
        });
        assertThat(console.audit.ended).containsExactly(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ls", "status a", "stop --help", "stop nosuch", "orphans", "help stop", "inspect a"})
    void whatChangesNothingLeavesNone(String line) {
        console.run(line.split(" "));

        assertThat(console.audit.begun).isEmpty();
    }

    @Test
    void aFailureIsNamed() {
        console.run("create", "-d", "cloud", "a");

        assertThat(console.audit.ended).containsExactly("failed 1 HOST_EXISTS");
    }

    @Test
    void noSecretIsInALine() {
        console.environment.put("CLOUD_TOKEN", "hunter2");
        console.run(
                "create", "-d", "cloud", "--cloud-url", "https://me:hunter2@cloud", "--engine-env", "P=hunter2", "new");
        console.run("create", "-d", "cloud", "--cloud-token=hunter2", "other");
        console.run("ssh", "a", "login --password hunter2");

        assertThat(console.audit.begun)
                .hasSize(3)
                .extracting(Audit.Deed::options)
                .first()
                .isEqualTo(Map.of(
                        "driver", "cloud",
                        "cloud-token", "(hidden)",
                        "cloud-url", "https://(hidden)@cloud",
                        "engine-env", "(hidden)"));
        assertThat(console.audit.begun.toString()).doesNotContain("hunter2");
        assertThat(console.audit.begun.getLast().arguments()).containsExactly("(hidden)");
    }

    @Test
    void whereNothingCanBeWrittenNothingIsChanged() {
        console.audit.broken = true;

        assertThat(console.run("stop", "a"))
                .isEqualTo(new Console.Ended(1, "", "The audit log cannot be written.\n", List.of()));
        assertThat(console.fleet.done).isEmpty();
        assertThat(console.run("status", "a").status()).isZero();
    }

    @Test
    void anOutcomeThatCannotBeWrittenIsTold() {
        console.audit.breaking = true;

        Console.Ended ended = console.run("stop", "a");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.errors()).endsWith("The outcome cannot be written.\n");
    }

    @Test
    void whoComesFromElsewhereIsNamed() {
        console.caller = Caller.remote("sam", Role.OPERATOR, "192.0.2.1 port 5", "SHA256:x");
        console.run("stop", "a");

        assertThat(console.audit.begun).extracting(Audit.Deed::caller).containsExactly(console.caller);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create -d cloud --cloud-token x new   | true",
                "create -d cloud --cloud-token=x new   | true",
                "create -d cloud --cloud-url x new     | false",
                "create -d gone --gone-api-key x new   | true",
                "create --engine-env A=b new           | true",
                "--github-api-token x ls               | true",
                "watch create -d cloud -cloud-token x  | true",
                "stop a                                | false",
                "help --token                          | true",
            })
    void aHistoryIsToldWhatToForget(String line, boolean secret) {
        assertThat(console.runner.holdsSecret(List.of(line.split(" ")))).isEqualTo(secret);
    }
}
