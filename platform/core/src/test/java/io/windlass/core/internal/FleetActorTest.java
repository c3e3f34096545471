package io.windlass.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.EngineOptions;
import io.windlass.api.host.Failure;
import io.windlass.api.host.HostId;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.HostSettings;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.Operation;
import io.windlass.api.store.StoredHost;
import io.windlass.core.EventStream;
import io.windlass.core.HostEvent;
import io.windlass.core.HostView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FleetActorTest {

    private static final Wishes.Patience PATIENCE =
            new Wishes.Patience(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60));
    private static final Wishes WISHES = new Wishes(PATIENCE, false, false);

    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(kit.system());
    private final MemoryStore store = new MemoryStore();
    private final EventLog events = new EventLog(InstantSource.system(), 100);
    private final List<Look.Source> sources = new CopyOnWriteArrayList<>();
    private final List<String> left = new CopyOnWriteArrayList<>();
    private final TestProbe<OperationEvent> caller = kit.createTestProbe();

    /** Whether no host can be started, for a defect. */
    private volatile boolean broken;

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

        fleet().tell(new FleetCommand.Create(record("web"), WISHES, caller.ref()));

        assertThat(failed().code()).isEqualTo("HOST_EXISTS");
    }

    @Test
    void createdHostIsListedAndARemovedOneIsNot() {
        ActorRef<FleetCommand> fleet = fleet();

        fleet.tell(new FleetCommand.Create(record("web"), WISHES, caller.ref()));
        assertThat(caller.receiveMessage()).isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(list(fleet).hosts()).extracting(HostView::name).containsExactly("web");

        fleet.tell(new FleetCommand.Perform("web", Operation.FORGET, WISHES, caller.ref()));
        assertThat(caller.receiveMessage()).isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(list(fleet).hosts()).isEmpty();
    }

    @Test
    void damagedHostCanOnlyBeForgotten() {
        damage("old");
        ActorRef<FleetCommand> fleet = fleet();

        fleet.tell(new FleetCommand.Perform("old", Operation.START, WISHES, caller.ref()));
        assertThat(failed().code()).isEqualTo("STORE_DAMAGED");

        fleet.tell(new FleetCommand.Perform("old", Operation.FORGET, WISHES, caller.ref()));
        assertThat(caller.receiveMessage()).isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(store.hosts).isEmpty();
    }

    @Test
    void hostWhoseSupervisionGivesUpRestsWithTheCauseAndNoOtherFeelsIt() {
        store(made("bad"));
        store(made("good"));
        ActorRef<FleetCommand> fleet = fleet();

        broken = true;
        // The first failure and five restarts, one after another.
        for (int i = 0; i < 6; i++) {
            fleet.tell(new FleetCommand.Perform("bad", Operation.START, WISHES, caller.ref()));
            assertThat(failed().code()).isEqualTo("INTERNAL_ERROR");
            time.timePasses(Duration.ofSeconds(6));
        }

        assertThat(list(fleet).hosts()).extracting(HostView::name).containsExactly("bad", "good");
        assertThat(list(fleet).hosts().getFirst().state()).isEqualTo(InstanceState.ERROR);
        assertThat(list(fleet).hosts().getFirst().failure().orElseThrow().message())
                .endsWith("rests. Windlass failed: UnsupportedOperationException.");
        fleet.tell(new FleetCommand.Perform("good", Operation.STOP, WISHES, caller.ref()));
        assertThat(caller.receiveMessage()).isInstanceOf(OperationEvent.Succeeded.class);
    }

    @Test
    void hostThatRestsStaysSoUntilSomebodyAsksForSomething() {
        store(made("bad"));
        ActorRef<FleetCommand> fleet = fleet();
        broken = true;
        for (int i = 0; i < 6; i++) {
            fleet.tell(new FleetCommand.Perform("bad", Operation.START, WISHES, caller.ref()));
            failed();
            time.timePasses(Duration.ofSeconds(6));
        }
        // Several scans of the store.
        time.timePasses(Duration.ofMinutes(5));
        assertThat(list(fleet).hosts().getFirst().state()).isEqualTo(InstanceState.ERROR);

        broken = false;
        fleet.tell(new FleetCommand.Perform("bad", Operation.START, WISHES, caller.ref()));

        assertThat(caller.receiveMessage()).isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(list(fleet).hosts().getFirst().state()).isNotEqualTo(InstanceState.ERROR);
    }

    @Test
    void whatWaitsForTheStoreAtTheStartIsBounded() {
        List<Runnable> reading = new ArrayList<>();
        TestProbe<OperationEvent> nobody = kit.createTestProbe();
        ActorRef<FleetCommand> fleet = kit.spawn(FleetActor.create(parts(reading::add)));
        for (int i = 0; i < FleetActor.WAITING_AT_START; i++) {
            fleet.tell(new FleetCommand.Perform("web", Operation.START, WISHES, nobody.ref()));
        }

        fleet.tell(new FleetCommand.Perform("web", Operation.START, WISHES, caller.ref()));

        assertThat(failed().code()).isEqualTo("QUEUE_FULL");
    }

    @Test
    void unknownHostIsNamed() {
        fleet().tell(new FleetCommand.Perform("nope", Operation.START, WISHES, caller.ref()));

        assertThat(failed().message()).isEqualTo("Docker machine \"nope\" does not exist.");
    }

    @Test
    void whatAnotherProgramPutsIntoTheStoreIsTakenUpOnRequest() {
        ActorRef<FleetCommand> fleet = fleet();
        assertThat(list(fleet).hosts()).isEmpty();
        store(record("web"));
        damage("old");

        assertThat(rescan(fleet)).isEmpty();

        assertThat(list(fleet).hosts()).extracting(HostView::name).containsExactly("old", "web");
        fleet.tell(new FleetCommand.Perform("web", Operation.FORGET, WISHES, caller.ref()));
        assertThat(caller.receiveMessage()).isInstanceOf(OperationEvent.Succeeded.class);
    }

    @Test
    void whatAnotherProgramRemovesFromTheStoreIsLookedAfterNoMore() throws InterruptedException {
        store(record("web"));
        store(record("db"));
        ActorRef<FleetCommand> fleet = fleet();
        assertThat(list(fleet).hosts()).hasSize(2);

        store.hosts.remove("web");
        assertThat(rescan(fleet)).isEmpty();

        caller.awaitAssert(() -> {
            assertThat(list(fleet).hosts()).extracting(HostView::name).containsExactly("db");
            assertThat(left).containsExactly("web");
            return null;
        });
        try (EventStream happened = events.follow()) {
            assertThat(happened.next(Duration.ZERO)).hasValueSatisfying(event -> {
                assertThat(event.kind()).isEqualTo(HostEvent.Kind.HOST_REMOVED);
                assertThat(event.host()).isEqualTo("web");
            });
        }
    }

    @Test
    void aHostThatAnotherProgramChangesIsLookedAtAnew() {
        HostRecord web = record("web");
        store(web);
        ActorRef<FleetCommand> fleet = fleet();
        assertThat(list(fleet).hosts()).hasSize(1);

        store.hosts.put("web", new StoredHost.Intact(web, true));
        assertThat(rescan(fleet)).isEmpty();

        caller.awaitAssert(() -> {
            assertThat(sources).containsExactly(Look.Source.STORE);
            return null;
        });
    }

    @Test
    void aCopyOfAHostsFolderIsToldApart() {
        HostRecord web = record("web");
        store(web);
        ActorRef<FleetCommand> fleet = fleet();
        assertThat(list(fleet).hosts()).hasSize(1);
        store(renamed(web, "copy"));

        assertThat(rescan(fleet)).isEmpty();
        assertThat(list(fleet).hosts().getFirst().failure().orElseThrow().message())
                .contains("\"copy\" is a copy of another host's");

        store.hosts.remove("copy");
        assertThat(rescan(fleet)).isEmpty();
        assertThat(list(fleet).hosts()).extracting(HostView::name).containsExactly("web");
    }

    private Optional<HostError> rescan(ActorRef<FleetCommand> fleet) {
        TestProbe<Optional<HostError>> asker = kit.createTestProbe();
        fleet.tell(new FleetCommand.Rescan(asker.ref()));
        return asker.receiveMessage();
    }

    private static HostRecord renamed(HostRecord host, String name) {
        return new HostRecord(
                host.id(),
                name,
                host.driverName(),
                host.settings(),
                host.created(),
                host.instance(),
                host.pinnedKeys(),
                host.intent(),
                host.failure());
    }

    private ActorRef<FleetCommand> fleet() {
        return kit.spawn(FleetActor.create(parts(Runnable::run)));
    }

    private HostParts parts(Executor threads) {
        return new HostParts(
                this::plan,
                new Looks(),
                store,
                threads,
                events,
                new HostParts.Limits(Duration.ofHours(1), 16, PATIENCE),
                Clock.systemUTC(),
                new Random());
    }

    private final class Looks implements HostParts.Looks {
        @Override
        public Look.Result at(HostRecord record, Look.Source source) {
            sources.add(source);
            return new Look.Result.Unseen(
                    record, HostError.of(StandardErrorCode.TIMEOUT, "nobody looks", ""), Instant.EPOCH);
        }

        @Override
        public Optional<Instant> expiringCertificate(HostRecord record) {
            return Optional.empty();
        }

        @Override
        public void leave(HostRecord record) {
            left.add(record.name());
        }
    }

    private Plan plan(Operation operation, Wishes wishes) {
        if (operation == Operation.START && broken) {
            throw new UnsupportedOperationException("a defect");
        }
        Step forget = new Step.Work((record, progress) -> {
            store.remove(record.name());
            return record;
        });
        return operation == Operation.FORGET ? Plan.of(List.of(), List.of(forget)) : Plan.of(List.of(), List.of());
    }

    private FleetCommand.Listing list(ActorRef<FleetCommand> fleet) {
        TestProbe<FleetCommand.Listing> reader = kit.createTestProbe();
        fleet.tell(new FleetCommand.GetAll(reader.ref()));
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

    private static HostRecord made(String name) {
        return record(name)
                .with(new Instance(
                        InstanceState.RUNNING,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Map.of()))
                .completed(Instant.EPOCH);
    }

    private static HostRecord record(String name) {
        return HostRecord.wished(
                HostId.random(), name, "fake", HostSettings.of(Map.of(), EngineOptions.DEFAULTS, List.of()));
    }
}
