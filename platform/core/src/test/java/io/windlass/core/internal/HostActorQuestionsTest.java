package io.windlass.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.host.InstanceState;
import io.windlass.api.host.Intent;
import io.windlass.api.host.Operation;
import io.windlass.core.HostView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;

/** What is known of a host, for those who ask. */
class HostActorQuestionsTest extends HostActorFixture {

    @Test
    void readsAreAnsweredAtOnceWhileAnOperationRuns() {
        hold = true;
        plan = Plan.of(List.of(effect("work")), List.of());
        ActorRef<HostCommand> host = host(stored());
        TestProbe<Optional<HostView>> reader = kit.createTestProbe();

        host.tell(perform(Operation.STOP));
        host.tell(new HostCommand.Refresh(Duration.ZERO, reader.ref()));

        HostView view = reader.receiveMessage().orElseThrow();
        assertThat(view.activity()).contains(Operation.STOP);
        assertThat(view.state()).isEqualTo(InstanceState.STOPPING);
        hold = false;
        runHeld();
    }

    @Test
    void aQuestionThatCameFirstFindsWhatIsTakenUp() {
        hold = true;
        plan = Plan.of(List.of(), List.of(effect("one"), effect("two")));
        TestProbe<Optional<HostView>> reader = kit.createTestProbe();
        kit.spawn(Behaviors.<HostCommand>setup(context -> {
            context.getSelf().tell(new HostCommand.Refresh(Duration.ZERO, reader.ref()));
            return behavior(stored().begin(new Intent(Operation.PROVISION, Instant.EPOCH)));
        }));

        assertThat(reader.receiveMessage().orElseThrow().activity()).contains(Operation.PROVISION);
        runHeld();
        fleet.fishForMessage(Duration.ofSeconds(3), this::untilIdle);
        assertThat(journal).startsWith("one", "two", "store save idle");
    }

    @Test
    void whoWaitsForALookIsBounded() {
        hold = true;
        ActorRef<HostCommand> host = host(stored());
        TestProbe<Optional<HostView>> patient = kit.createTestProbe();
        for (int i = 0; i < HostActor.MOST_WAITING; i++) {
            host.tell(new HostCommand.Refresh(Duration.ZERO, patient.ref()));
        }
        TestProbe<Optional<HostView>> late = kit.createTestProbe();

        host.tell(new HostCommand.Refresh(Duration.ZERO, late.ref()));

        assertThat(late.receiveMessage()).isPresent();
        patient.expectNoMessage(Duration.ZERO);
        runHeld();
        assertThat(patient.receiveSeveralMessages(HostActor.MOST_WAITING)).hasSize(HostActor.MOST_WAITING);
    }

    @Test
    void hostIsLookedAtAgainAndAgain() {
        host(stored());
        time.timePasses(INTERVAL);
        FleetCommand first = fleet.receiveMessage();
        time.timePasses(INTERVAL.multipliedBy(2));

        assertThat(first).isInstanceOf(FleetCommand.Changed.class);
        assertThat(fleet.receiveMessage()).isInstanceOf(FleetCommand.Changed.class);
        assertThat(journal).filteredOn("look"::equals).hasSizeGreaterThanOrEqualTo(2);
    }
}
