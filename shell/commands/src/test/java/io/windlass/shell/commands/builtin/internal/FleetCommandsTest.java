package io.windlass.shell.commands.builtin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Failure;
import io.windlass.api.host.HostId;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.Operation;
import io.windlass.api.option.Option;
import io.windlass.api.option.OptionSchema;
import io.windlass.core.HostChanges;
import io.windlass.core.HostEvent;
import io.windlass.core.Orphan;
import io.windlass.core.OrphanReport;
import io.windlass.core.Patience;
import io.windlass.shell.commands.internal.Console;
import io.windlass.shell.commands.internal.Hosts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class FleetCommandsTest {

    public record Account(
            @Option(name = "sample-token", secret = true, help = "The account")
            String token) {}

    private final Console console = Commands.console();

    FleetCommandsTest() {
        console.fleet.schemas.put("sample", OptionSchema.of(Account.class));
        console.fleet.add(
                Hosts.labelled(Hosts.running("ci-1", "192.0.2.1"), Map.of("role", "ci", "zone", "n")),
                Hosts.labelled(Hosts.running("ci-2", "192.0.2.2"), Map.of("role", "ci")),
                Hosts.busy("web", Operation.START));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status ci-{1..2}           | Running Running",
                "status -l role=ci          | Running Running",
                "url ci-{2..1}              | tcp://192.0.2.2:2376 tcp://192.0.2.1:2376",
                "ip -l role=ci,zone=n       | 192.0.2.1",
                "ip {ci-1,ci-2}             | 192.0.2.1 192.0.2.2",
                "version ci-{1..1}          | 28.2.2",
                "ls -q -l role=ci           | ci-1 ci-2",
                "ls -q --filter label=zone  | ci-1 ci-2 web",
                "ls -q --filter label=role=CI | ci-1 ci-2",
            })
    void rangesAndSelectorsStandForMachines(String line, String answers) {
        assertThat(console.run(line.split(" ")))
                .isEqualTo(new Console.Ended(0, answers.replace(' ', '\n') + "\n", "", List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stop -l role=web       | No machine has the labels that are asked for.",
                "stop -l role           | The label \"role\" has no value.",
                "stop -l role=ci web    | Error: Give machine names or a selector, not both",
                "stop ci-{1..3}         | Docker machine \"ci-3\" does not exist.",
                "stop ci-{1..           | The braces in \"ci-{1..\" do not fit together.",
                "inspect ci-{1..2}      | Error: Expected one machine name as an argument",
                "ssh ci-{1..2} true     | Error: Expected one machine name as an argument",
                "status ci-1 ci-2       | Error: Expected one machine name as an argument",
                "stop --parallel 0 web  | invalid value \"0\" for flag --parallel.",
                "stop --timeout x web   | invalid value \"x\" for flag --timeout.",
                "update web             | There is nothing to change.",
                "update --label a=1 --remove-label a web | The label \"a\" is to be set and to be removed.",
                "update --self-heal=x web | invalid value \"x\" for flag --self-heal.",
                "events --format xml    | invalid value \"xml\" for flag --format.",
                "cancel ci-1            | Machine \"ci-1\" is not busy.",
                "orphans -d nosuch      | Driver \"nosuch\" not found.",
            })
    void refusesBeforeAnythingIsDone(String line, String message) {
        Console.Ended ended = console.run(line.split(" "));

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors()).startsWith(message);
        assertThat(console.fleet.done).isEmpty();
    }

    @Test
    void thePaceIsTheCallers() {
        console.run("stop", "--timeout", "90s", "-l", "role=ci");

        assertThat(console.fleet.patience)
                .hasSize(2)
                .containsOnly(new Patience(Optional.empty(), Optional.of(Duration.ofSeconds(90))));
    }

    @Test
    void oneIsBegunWhenAnotherHasEnded() throws Exception {
        console.fleet.hold("ci-1");
        Thread caller = Thread.ofVirtual().start(() -> console.run("kill", "--parallel", "1", "ci-{1..2}"));
        assertThat(console.fleet.happenings.take()).isEqualTo("KILL ci-1");
        assertThat(console.fleet.done).containsExactly("KILL ci-1");

        console.fleet.outcome("ci-1").complete(Hosts.stopped("ci-1"));
        caller.join();
        assertThat(console.fleet.done).containsExactly("KILL ci-1", "KILL ci-2");
    }

    @Test
    void noneThatSucceedsIsAnotherStatusThanSome() {
        console.fleet.fail("ci-1", StandardErrorCode.PROVIDER_FAILED, "It is on strike.", "Pay.");
        assertThat(console.run("stop", "ci-{1..2}").status()).isEqualTo(4);

        console.fleet.fail("ci-2", StandardErrorCode.PROVIDER_FAILED, "It is ill.", "Pay.");
        assertThat(console.run("stop", "ci-{1..2}"))
                .isEqualTo(new Console.Ended(1, "(ci-1) STOP of ci-1\n(ci-2) STOP of ci-2\n", """
                        (ci-1) It is on strike.
                        (ci-2) It is ill.
                        Pay.
                        2 machines: 0 stopped, 2 failed
                        """, List.of()));
    }

    @Test
    void cancelsWhatAMachineIsBusyWith() {
        assertThat(console.run("cancel", "web"))
                .isEqualTo(new Console.Ended(0, "Starting \"web\" is being cancelled\n", "", List.of()));
    }

    @Test
    void changesLabelsAndHealing() {
        assertThat(console.run("update", "--label", "a=1", "--remove-label", "zone", "--self-heal=on", "ci-1"))
                .isEqualTo(new Console.Ended(0, "", "", List.of()));
        assertThat(console.fleet.changes)
                .containsExactly(new HostChanges(Map.of("a", "1"), Set.of("zone"), Optional.of(true)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"ci-1 | 1 engine restarts", "ci-{1..2} | 2 engines restart"})
    void asksBeforeEnginesRestart(String names, String count) {
        Console.Ended refused = console.typing("n\n").run("regenerate-certs", names);

        assertThat(refused.status()).isZero();
        assertThat(refused.output())
                .isEqualTo(count + ", and containers stop that are not to survive it.\n"
                        + "Regenerate TLS machine certs?  Warning: this is irreversible. (y/n): ");
        assertThat(console.fleet.done).isEmpty();

        assertThat(console.run("regenerate-certs", "-f", names).status()).isZero();
        assertThat(console.fleet.done).contains("REGENERATE_CERTS ci-1");
    }

    @Test
    void renewsTheClientsCertificatesBeforeTheEngines() {
        Console.Ended ended = console.run("regenerate-certs", "-f", "--client-certs", "web");

        assertThat(ended.output()).contains("Regenerating local certificates\nRenewing what has expired\n");
        assertThat(console.fleet.done).containsExactly("RENEW", "REGENERATE_CERTS web");
    }

    @Test
    void showsEventsAsText() {
        events();

        assertThat(console.run("events").output()).isEqualTo("""
                2026-11-21T12:00:00Z ci-1 STOPPED_OUTSIDE Stopped Somebody stopped it.
                2026-11-21T12:00:00Z web OPERATION_FAILED Error He said "no".
                2026-11-21T12:00:00Z - EVENTS_MISSED Unknown 3 events were missed.
                """);
        assertThat(console.run("events", "--host", "ci-{1..9}").output())
                .contains("STOPPED_OUTSIDE", "EVENTS_MISSED")
                .doesNotContain("OPERATION_FAILED");
    }

    @Test
    void showsEventsAsJsonLines() {
        events();

        assertThat(console.run("events", "--format", "json")
                        .output()
                        .lines()
                        .skip(1)
                        .findFirst())
                .contains("{\"sequence\":2,\"at\":\"2026-11-21T12:00:00Z\",\"host\":\"web\",\"driver\":\"generic\","
                        + "\"kind\":\"OPERATION_FAILED\",\"state\":\"Error\",\"message\":\"He said \\\"no\\\".\"}");
    }

    private void events() {
        console.fleet.events.addAll(List.of(
                event(1, "ci-1", HostEvent.Kind.STOPPED_OUTSIDE, InstanceState.STOPPED, "Somebody stopped\u001b it."),
                event(2, "web", HostEvent.Kind.OPERATION_FAILED, InstanceState.ERROR, "He said \"no\"."),
                event(3, "", HostEvent.Kind.EVENTS_MISSED, InstanceState.UNKNOWN, "3 events were missed.")));
    }

    private static HostEvent event(
            long sequence, String host, HostEvent.Kind kind, InstanceState state, String message) {
        return new HostEvent(sequence, Hosts.NOW, host, host.isEmpty() ? "" : "generic", kind, state, message);
    }

    @Test
    void listsOrphansAndWhomItCouldNotAsk() {
        orphans(new OrphanReport.Unasked("sample", "acme", new Failure("TIMEOUT", "No answer.", "Wait.")));

        assertThat(console.run("orphans"))
                .isEqualTo(new Console.Ended(1, """
                NAME   DRIVER   ACCOUNT   STATE     ADDRESS     ID
                lost   sample   acme      Running   192.0.2.1   11111111-2222-3333-4444-555555555555
                """, "Cannot ask sample acme: No answer.\nWait.\n", List.of()));
    }

    @Test
    void asksTheAccountThatIsNamed() {
        assertThat(console.run("orphans", "-d", "sample", "--sample-token", "t").status())
                .isZero();
        assertThat(console.fleet.done).containsExactly("ORPHANS sample {sample-token=t}");
    }

    @Test
    void sweepsAfterAYes() {
        orphans();
        String warning = """
                About to remove lost (sample 11111111-2222-3333-4444-555555555555)
                WARNING: This action will delete these instances at their providers.
                """;

        assertThat(console.typing("n").run("orphans", "--sweep"))
                .isEqualTo(new Console.Ended(0, warning + "Are you sure? (y/n): ", "", List.of()));
        assertThat(console.fleet.done).isEmpty();
        assertThat(console.run("orphans", "--sweep", "-y"))
                .isEqualTo(new Console.Ended(
                        0,
                        warning + "Successfully removed lost (sample 11111111-2222-3333-4444-555555555555)\n",
                        "",
                        List.of()));
        assertThat(console.fleet.done).containsExactly("SWEEP lost");
    }

    @Test
    void aSweepThatFailsIsAFailure() {
        orphans();
        console.fleet
                .outcome("lost")
                .completeExceptionally(new MachineException(StandardErrorCode.PROVIDER_FAILED, "On strike.", "Pay."));

        Console.Ended ended = console.run("orphans", "--sweep", "-y");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.errors()).startsWith("Error removing lost (sample ").endsWith("): On strike.\nPay.\n");
    }

    private void orphans(OrphanReport.Unasked... unasked) {
        HostRecord record = Hosts.running("x", "192.0.2.1").record().orElseThrow();
        OwnedInstance lost =
                new OwnedInstance(HostId.of(Hosts.ID), "lost", record.instance().orElseThrow());
        console.fleet.orphans = new OrphanReport(List.of(new Orphan("sample", "acme", lost)), List.of(unasked));
    }

    @Test
    void completesForTheShells() {
        assertThat(console.run("__complete", "--", "stop", "c").output()).isEqualTo("ci-1\nci-2\n");
        assertThat(console.run("__complete", "--", "stop", "--par").output()).isEqualTo("--parallel\n");
        assertThat(console.run("__complete", "--", "stop", "-l", "").output()).isEqualTo("role=ci\nzone=n\n");
        assertThat(console.run("--help").output()).doesNotContain("__complete");
    }
}
