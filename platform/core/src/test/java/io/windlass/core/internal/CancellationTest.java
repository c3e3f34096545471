package io.windlass.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.EngineOptions;
import io.windlass.api.host.HostId;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.HostSettings;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.Operation;
import io.windlass.api.store.StoredHost;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operations that somebody stops, on real threads. */
class CancellationTest {

    private static final Wishes WISHES = new Wishes(
            new Wishes.Patience(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5)), false, false);

    private final List<String> journal = new CopyOnWriteArrayList<>();
    private final MemoryStore store = new MemoryStore(journal);
    private final CountDownLatch working = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private ActorTestKit kit;
    private TestProbe<OperationEvent> caller;
    private TestProbe<FleetCommand> fleet;
    private Plan plan = Plan.of(List.of(), List.of());

    @BeforeEach
    void start() {
        kit = ActorTestKit.create();
        caller = kit.createTestProbe();
        fleet = kit.createTestProbe();
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
        threads.shutdownNow();
    }

    @Test
    void workUnderWayIsInterruptedAndTheReasonIsStored() throws InterruptedException {
        plan = Plan.of(List.of(), List.of(endless()));
        ActorRef<HostCommand> host = host();
        host.tell(new HostCommand.Perform(Operation.STOP, WISHES, caller.ref()));
        working.await();

        host.tell(new HostCommand.Withdraw(caller.ref()));

        assertThat(failed()).isEqualTo("OPERATION_CANCELLED");
        assertThat(store.record("web").failure().orElseThrow().code()).isEqualTo("OPERATION_CANCELLED");
        assertThat(store.record("web").intent()).isEmpty();
    }

    @Test
    void pauseBetweenAttemptsEndsAtOnce() throws InterruptedException {
        plan = Plan.of(List.of(), List.of(Step.Await.provider("Asking", unavailable(), Duration.ofMinutes(5))));
        ActorRef<HostCommand> host = host();
        host.tell(new HostCommand.Perform(Operation.START, WISHES, caller.ref()));
        working.await();
        assertThat(caller.receiveMessage()).isInstanceOf(OperationEvent.Progressed.class);
        TestProbe<Optional<Operation>> canceller = kit.createTestProbe();

        host.tell(new HostCommand.Cancel(canceller.ref()));

        assertThat(canceller.receiveMessage()).contains(Operation.START);
        assertThat(failed()).isEqualTo("OPERATION_CANCELLED");
    }

    @Test
    void cancelledCreationIsTakenBack() throws InterruptedException {
        Step removal = new Step.Work((record, progress) -> {
            store.remove(record.name());
            return record;
        });
        plan = new Plan(List.of(), List.of(endless()), List.of(removal));
        HostState fresh = new HostState(parts(), record(), false);
        ActorRef<HostCommand> host = kit.spawn(HostActor.create(parts(), fresh, fleet.ref(), Duration.ofHours(1)));
        host.tell(new HostCommand.Perform(Operation.CREATE, WISHES, caller.ref()));
        working.await();

        host.tell(new HostCommand.Withdraw(caller.ref()));

        assertThat(failed()).isEqualTo("OPERATION_CANCELLED");
        assertThat(store.hosts).isEmpty();
    }

    @Test
    void whatStillWaitsIsTakenOutOfTheQueueAndOthersStay() throws InterruptedException {
        plan = Plan.of(List.of(), List.of(endless()));
        ActorRef<HostCommand> host = host();
        TestProbe<OperationEvent> second = kit.createTestProbe();
        host.tell(new HostCommand.Perform(Operation.STOP, WISHES, caller.ref()));
        working.await();
        host.tell(new HostCommand.Perform(Operation.START, WISHES, second.ref()));

        host.tell(new HostCommand.Withdraw(second.ref()));

        assertThat(code(second.receiveMessage())).isEqualTo("OPERATION_CANCELLED");
        assertThat(journal).filteredOn("store save START"::equals).isEmpty();
        host.tell(new HostCommand.Withdraw(caller.ref()));
        assertThat(failed()).isEqualTo("OPERATION_CANCELLED");
    }

    @Test
    void hostWithNothingToCancelSaysSo() {
        TestProbe<Optional<Operation>> canceller = kit.createTestProbe();

        host().tell(new HostCommand.Cancel(canceller.ref()));

        assertThat(canceller.receiveMessage()).isEmpty();
    }

    private Step endless() {
        return new Step.Work((record, progress) -> {
            working.countDown();
            try {
                new CountDownLatch(1).await();
                return record;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new MachineException(StandardErrorCode.OPERATION_CANCELLED, "interrupted", "", e);
            }
        });
    }

    private Step.Action unavailable() {
        return (record, progress) -> {
            working.countDown();
            throw new MachineException(StandardErrorCode.PROVIDER_UNAVAILABLE, "not now.", "");
        };
    }

    private ActorRef<HostCommand> host() {
        HostRecord record = record();
        store.hosts.put("web", new StoredHost.Intact(record));
        return kit.spawn(
                HostActor.create(parts(), new HostState(parts(), record, true), fleet.ref(), Duration.ofHours(1)));
    }

    private static HostRecord record() {
        Instance instance = new Instance(
                InstanceState.RUNNING, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Map.of());
        return HostRecord.wished(
                        HostId.random(), "web", "fake", HostSettings.of(Map.of(), EngineOptions.DEFAULTS, List.of()))
                .with(instance);
    }

    private HostParts parts() {
        return new HostParts(
                (operation, wishes) -> plan,
                new Looks(),
                store,
                threads,
                new EventLog(InstantSource.system(), 100),
                new HostParts.Limits(Duration.ofHours(1), 16, WISHES.patience()),
                Clock.systemUTC(),
                new Random());
    }

    private static final class Looks implements HostParts.Looks {
        @Override
        public Look.Result at(HostRecord record, Look.Source source) {
            return new Look.Result.Unseen(
                    record, HostError.of(StandardErrorCode.TIMEOUT, "nobody looks", ""), Instant.EPOCH);
        }

        @Override
        public Optional<Instant> expiringCertificate(HostRecord record) {
            return Optional.empty();
        }
    }

    private String failed() {
        OperationEvent event = caller.receiveMessage();
        while (event instanceof OperationEvent.Progressed) {
            event = caller.receiveMessage();
        }
        return code(event);
    }

    private static String code(OperationEvent event) {
        return ((OperationEvent.Failed) event).error().code();
    }
}
