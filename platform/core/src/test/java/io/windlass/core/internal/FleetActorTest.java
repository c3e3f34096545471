package io.windlass.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.host.EngineOptions;
import io.windlass.api.host.Failure;
import io.windlass.api.host.HostId;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.Operation;
import io.windlass.api.store.StoredHost;
import io.windlass.core.HostView;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FleetActorTest {

    private static final Wishes WISHES = new Wishes(Duration.ofSeconds(1), false);

    private final ActorTestKit kit = ActorTestKit.create();
    private final MemoryStore store = new MemoryStore();
    private final TestProbe<OperationEvent> caller = kit.createTestProbe();

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void listsWhatTheStoreHasInNaturalOrderDamagedHostsIncluded() {
        store(record("ci-10"));
        store(record("ci-9"));
        damage("ci-1");

        List<HostView> hosts = list(fleet()).hosts();

        assertThat(hosts).extracting(HostView::name).containsExactly("ci-1", "ci-9", "ci-10");
        assertThat(hosts.getFirst().state()).isEqualTo(InstanceState.ERROR);
        assertThat(hosts.getFirst().failure().orElseThrow().message()).isEqualTo("truncated");
    }

    @Test
    void secondCreationOfANameIsRefused() {
        store(record("web"));

        fleet().tell(new FleetActor.Create(record("web"), WISHES, caller.ref()));

        assertThat(failed().code()).isEqualTo("HOST_EXISTS");
    }

    @Test
    void createdHostIsListedAndARemovedOneIsNot() {
        ActorRef<FleetActor.Command> fleet = fleet();

        fleet.tell(new FleetActor.Create(record("web"), WISHES, caller.ref()));
        assertThat(caller.receiveMessage()).isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(list(fleet).hosts()).extracting(HostView::name).containsExactly("web");

        fleet.tell(new FleetActor.Perform("web", Operation.FORGET, WISHES, caller.ref()));
        assertThat(caller.receiveMessage()).isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(list(fleet).hosts()).isEmpty();
    }

    @Test
    void damagedHostCanOnlyBeForgotten() {
        damage("old");
        ActorRef<FleetActor.Command> fleet = fleet();

        fleet.tell(new FleetActor.Perform("old", Operation.START, WISHES, caller.ref()));
        assertThat(failed().code()).isEqualTo("STORE_DAMAGED");

        fleet.tell(new FleetActor.Perform("old", Operation.FORGET, WISHES, caller.ref()));
        assertThat(caller.receiveMessage()).isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(store.hosts).isEmpty();
    }

    @Test
    void unknownHostIsNamed() {
        fleet().tell(new FleetActor.Perform("nope", Operation.START, WISHES, caller.ref()));

        assertThat(failed().message()).isEqualTo("Docker machine \"nope\" does not exist.");
    }

    private ActorRef<FleetActor.Command> fleet() {
        HostParts parts = new HostParts(
                this::plan,
                record -> new Look.Result(record, Knowledge.NONE),
                store,
                Runnable::run,
                new HostParts.Limits(Duration.ofHours(1), 16, Duration.ofSeconds(1)),
                Clock.systemUTC());
        return kit.spawn(FleetActor.create(parts));
    }

    private Plan plan(Operation operation, Wishes wishes) {
        Step forget = new Step.Work((record, progress) -> {
            store.remove(record.name());
            return record;
        });
        return operation == Operation.FORGET
                ? new Plan(List.of(), List.of(forget), List.of(), true)
                : Plan.of(List.of(), List.of());
    }

    private FleetActor.Listing list(ActorRef<FleetActor.Command> fleet) {
        TestProbe<FleetActor.Listing> reader = kit.createTestProbe();
        fleet.tell(new FleetActor.GetAll(reader.ref()));
        return reader.receiveMessage();
    }

    private HostError failed() {
        return ((OperationEvent.Failed) caller.receiveMessage()).error();
    }

    private void store(HostRecord record) {
        store.hosts.put(record.name(), new StoredHost.Intact(record));
    }

    private void damage(String name) {
        store.hosts.put(name, new StoredHost.Damaged(name, new Failure("STORE_DAMAGED", "truncated", "")));
    }

    private static HostRecord record(String name) {
        return new HostRecord(
                HostId.random(),
                name,
                "fake",
                Map.of(),
                Optional.empty(),
                EngineOptions.DEFAULTS,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
