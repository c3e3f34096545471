package io.windlass.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Intent;
import io.windlass.api.host.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;

/** The life of one host, on virtual time, with work that runs when the test says so. */
class HostActorTest extends HostActorFixture {

    @Test
    void intentIsDurableBeforeTheFirstEffectAndOutcomeAfterTheLast() {
        plan = Plan.of(List.of(effect("admission")), List.of(effect("one"), effect("two")));

        host(stored()).tell(perform(Operation.START));

        assertThat(succeeded().name()).isEqualTo("web");
        assertThat(journal).startsWith("admission", "store save START", "one", "two", "store save idle");
    }

    @Test
    void refusedOperationLeavesNoTrace() {
        plan = Plan.of(List.of(failing(StandardErrorCode.HOST_STATE)), List.of(effect("never")));

        host(stored()).tell(perform(Operation.START));

        assertThat(failed().code()).isEqualTo("HOST_STATE");
        assertThat(journal).doesNotContain("never", "store save START");
    }

    @Test
    void failedOperationIsStoredWithItsReason() {
        plan = Plan.of(List.of(), List.of(failing(StandardErrorCode.PROVIDER_FAILED), effect("never")));

        host(stored()).tell(perform(Operation.STOP));

        assertThat(failed().code()).isEqualTo("PROVIDER_FAILED");
        assertThat(store.record("web").failure())
                .hasValueSatisfying(failure -> assertThat(failure.code()).isEqualTo("PROVIDER_FAILED"));
        assertThat(journal).doesNotContain("never");
    }

    @Test
    void failedCreationIsTakenBack() {
        plan = new Plan(
                List.of(),
                List.of(failing(StandardErrorCode.PROVIDER_FAILED)),
                List.of(new Step.Work((record, progress) -> {
                    store.remove(record.name());
                    return record;
                })));

        host(fresh()).tell(perform(Operation.CREATE));

        assertThat(failed().code()).isEqualTo("PROVIDER_FAILED");
        assertThat(store.hosts).isEmpty();
        assertThat(fleet.fishForMessage(Duration.ofSeconds(3), this::untilGone)).isNotEmpty();
    }

    @Test
    void creationThatCannotBeTakenBackStaysListedWithItsFirstCause() {
        plan = new Plan(
                List.of(),
                List.of(failing(StandardErrorCode.PROVIDER_FAILED)),
                List.of(failing(StandardErrorCode.PROVIDER_UNAVAILABLE)));

        host(fresh()).tell(perform(Operation.CREATE));

        assertThat(failed().code()).isEqualTo("PROVIDER_FAILED");
        assertThat(store.record("web").failure().orElseThrow().code()).isEqualTo("PROVIDER_FAILED");
        assertThat(store.record("web").intent()).isEmpty();
    }

    @Test
    void waitingIsTriedAgainWithGrowingPauses() {
        TestProbe<Integer> attempts = kit.createTestProbe();
        plan = Plan.of(List.of(), List.of(await(attempts, 4)));

        host(stored()).tell(perform(Operation.START));
        attempts.expectMessage(1);
        time.expectNoMessageFor(Duration.ofMillis(49), attempts);
        time.timePasses(Duration.ofMillis(1));
        attempts.expectMessage(2);
        time.expectNoMessageFor(Duration.ofMillis(74), attempts);
        time.timePasses(Duration.ofMillis(1));
        attempts.expectMessage(3);
        time.timePasses(Duration.ofMillis(113));
        attempts.expectMessage(4);

        assertThat(succeeded().name()).isEqualTo("web");
    }

    @Test
    void waitingEndsAtTheDeadlineWithTheLastError() {
        TestProbe<Integer> attempts = kit.createTestProbe();
        plan = Plan.of(List.of(), List.of(await(attempts, Integer.MAX_VALUE)));

        host(stored()).tell(perform(Operation.START));
        Duration waited = Duration.ZERO;
        Backoff backoff = Backoff.HOST;
        for (int attempt = 1; waited.compareTo(Duration.ofSeconds(10)) < 0; attempt++) {
            attempts.expectMessage(attempt);
            time.timePasses(backoff.next());
            waited = waited.plus(backoff.next());
            backoff = backoff.grown();
        }

        HostError error = failed();
        assertThat(error.code()).isEqualTo("SSH_UNREACHABLE");
        assertThat(error.message()).contains("took longer than 10 s").contains("attempt failed");
    }

    @Test
    void waitingEndsAtOnceWhenARetryMakesNoSense() {
        plan = Plan.of(
                List.of(),
                List.of(Step.Await.host(
                        "Waiting for SSH",
                        record -> true,
                        (record, progress) -> {
                            throw new MachineException(StandardErrorCode.SSH_AUTHENTICATION_FAILED, "no", "");
                        },
                        Duration.ofSeconds(10))));

        host(stored()).tell(perform(Operation.START));

        assertThat(failed().code()).isEqualTo("SSH_AUTHENTICATION_FAILED");
    }

    @Test
    void commandsRunOneAtATimeInOrderAndTheQueueIsBounded() {
        hold = true;
        plan = Plan.of(List.of(effect("work")), List.of());
        ActorRef<HostCommand> host = host(stored());
        for (int i = 0; i < 1 + 2 + 1; i++) {
            host.tell(perform(Operation.START));
        }

        assertThat(failed().code()).isEqualTo("QUEUE_FULL");
        runHeld();
        assertThat(caller.receiveSeveralMessages(3)).hasOnlyElementsOfType(OperationEvent.Succeeded.class);
    }

    @Test
    void operationThatACrashInterruptedIsTakenUpWithoutAsking() {
        plan = Plan.of(List.of(effect("admission")), List.of(effect("effect")));

        host(stored().begin(new Intent(Operation.PROVISION, Instant.EPOCH)));
        fleet.fishForMessage(Duration.ofSeconds(3), this::untilIdle);

        assertThat(journal).containsSubsequence("effect", "store save idle").doesNotContain("admission");
    }

    @Test
    void supervisionThatFailsTellsTheCallerAndBeginsAgain() {
        ActorRef<HostCommand> host = host(stored());
        Plan broken = plan;
        plan = null;
        host.tell(perform(Operation.START));
        assertThat(failed().code()).isEqualTo("INTERNAL_ERROR");
        plan = broken;
        time.timePasses(Duration.ofSeconds(5));

        host.tell(perform(Operation.START));

        assertThat(succeeded().name()).isEqualTo("web");
    }
}
