package io.windlass.shell.commands.builtin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.StandardErrorCode;
import io.windlass.shell.commands.internal.Console;
import io.windlass.shell.commands.internal.Hosts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class OperationCommandsTest {

    private final Console console = Commands.console();

    OperationCommandsTest() {
        console.fleet.add(Hosts.running("a", "192.0.2.7"), Hosts.stopped("b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "stop       | STOP      | none",
                "kill       | KILL      | none",
                "provision  | PROVISION | none",
                "upgrade    | UPGRADE   | none",
                "start      | START     | Started",
                "restart    | RESTART   | Restarted",
            })
    void performsAndTellsTheSteps(String command, String operation, String hint) {
        String last = hint == null
                ? ""
                : hint + " machines may have new IP addresses. You may need to re-run the `machine env` command.\n";

        assertThat(console.run(command, "a"))
                .isEqualTo(new Console.Ended(0, operation + " of a\n" + last, "", List.of()));
        assertThat(console.fleet.done).containsExactly(operation + " a");
    }

    @Test
    void oneThatFailsStopsNoOther() {
        console.fleet.fail("a", StandardErrorCode.HOST_STATE, "Machine \"a\" is already running.", "");

        assertThat(console.run("start", "a", "b"))
                .isEqualTo(new Console.Ended(
                        4,
                        "(a) START of a\n(b) START of b\n",
                        "(a) Machine \"a\" is already running.\n2 machines: 1 started, 1 failed\n",
                        List.of()));
    }

    @Test
    void removesAfterAYes() {
        assertThat(console.typing("yes\n").run("rm", "a", "b"))
                .isEqualTo(new Console.Ended(0, """
                About to remove a, b
                WARNING: This action will delete both local reference and remote instance.
                Are you sure? (y/n): (a) REMOVE of a
                (b) REMOVE of b
                Successfully removed a
                Successfully removed b
                """, "2 machines: 2 removed\n", List.of()));
    }

    @ParameterizedTest
    @CsvSource({"n", "''", "x"})
    void doesNothingAfterAnythingElse(String answer) {
        assertThat(console.typing(answer).run("rm", "a")).isEqualTo(new Console.Ended(0, """
                About to remove a
                WARNING: This action will delete both local reference and remote instance.
                Are you sure? (y/n):\s""", "", List.of()));
        assertThat(console.fleet.done).isEmpty();
    }

    @Test
    void optionsMayFollowTheNames() {
        assertThat(console.run("rm", "a", "-y").output()).endsWith("Successfully removed a\n");
    }

    @Test
    void tellsWhatCouldNotBeRemoved() {
        console.fleet.fail("a", StandardErrorCode.PROVIDER_FAILED, "The provider is on strike.", "Pay it.");

        Console.Ended ended = console.run("rm", "-y", "a", "b");

        assertThat(ended.status()).isEqualTo(4);
        assertThat(ended.output()).endsWith("Successfully removed b\n");
        assertThat(ended.errors()).isEqualTo("""
                (a) Error removing host "a": The provider is on strike.
                (a) Can't remove "a"
                Pay it.
                2 machines: 1 removed, 1 failed
                """);
    }

    @Test
    void forceForgetsWhatCannotBeRemoved() {
        console.fleet.fail("a", StandardErrorCode.PROVIDER_FAILED, "The provider is on strike.", "Pay it.");

        Console.Ended ended = console.run("rm", "-f", "a", "nope");

        assertThat(ended.status()).isZero();
        assertThat(ended.output()).endsWith("Successfully removed a\n");
        assertThat(ended.errors()).isEqualTo("""
                Error removing host "a": The provider is on strike.
                Error removing host "nope": Docker machine "nope" does not exist. Use "machine ls" to list machines. Use "machine create" to add a new one.
                2 machines: 2 removed
                """);
        assertThat(console.fleet.done).contains("FORGET a");
    }
}
