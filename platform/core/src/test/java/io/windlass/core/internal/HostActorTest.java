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
import io.windlass.api.host.Intent;
import io.windlass.api.host.Operation;
import io.windlass.api.store.StoredHost;
import io.windlass.core.HostView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.FishingOutcome;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of one host, on virtual time, with work that runs when the test says so. */
class HostActorTest {

    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Wishes.Patience PATIENCE =
            new Wishes.Patience(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60));
    private static final Wishes WISHES = new Wishes(PATIENCE, false, false);

    private final List<String> journal = new CopyOnWriteArrayList<>();
    private final MemoryStore store = new MemoryStore(journal);
    private final Deque<Runnable> held = new ConcurrentLinkedDeque<>();
    private final EventLog events = new EventLog(InstantSource.system(), 100);
    private volatile Function<HostRecord, Look.Result> found = record ->
            new Look.Result.Seen(record, InstanceState.RUNNING, Optional.of("1"), Optional.empty(), Instant.EPOCH);
    private volatile boolean hold;
    private @Nullable Plan plan = Plan.of(List.of(), List.of());

    private ActorTestKit kit;
    private ManualTime time;
    private TestProbe<FleetCommand> fleet;
    private TestProbe<OperationEvent> caller;

    @BeforeEach
    void start() {
        kit = ActorTestKit.create(ManualTime.config());
        time = ManualTime.get(kit.system());
        fleet = kit.createTestProbe();
        caller = kit.createTestProbe();
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

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
    void operationThatACrashInterruptedIsTakenUpWithoutAsking() {
        plan = Plan.of(List.of(effect("admission")), List.of(effect("effect")));

        host(stored().begin(new Intent(Operation.PROVISION, Instant.EPOCH)));
        fleet.fishForMessage(Duration.ofSeconds(3), this::untilIdle);

        assertThat(journal).containsSubsequence("effect", "store save idle").doesNotContain("admission");
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
    void hostIsLookedAtAgainAndAgain() {
        host(stored());
        time.timePasses(INTERVAL);
        FleetCommand first = fleet.receiveMessage();
        time.timePasses(INTERVAL.multipliedBy(2));

        assertThat(first).isInstanceOf(FleetCommand.Changed.class);
        assertThat(fleet.receiveMessage()).isInstanceOf(FleetCommand.Changed.class);
        assertThat(journal).filteredOn("look"::equals).hasSizeGreaterThanOrEqualTo(2);
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

    private ActorRef<HostCommand> host(HostRecord record) {
        return kit.spawn(behavior(record));
    }

    private Behavior<HostCommand> behavior(HostRecord record) {
        HostParts parts = new HostParts(
                (operation, wishes) -> Objects.requireNonNull(plan),
                new Looks(),
                store,
                this::execute,
                events,
                new HostParts.Limits(INTERVAL, 2, PATIENCE),
                Clock.fixed(Instant.EPOCH.plusSeconds(1000), ZoneOffset.UTC),
                new Random());
        HostState state = new HostState(parts, record, store.hosts.containsKey(record.name()));
        return HostActor.create(parts, state, fleet.ref(), INTERVAL);
    }

    private final class Looks implements HostParts.Looks {
        @Override
        public Look.Result at(HostRecord record, Look.Source source) {
            journal.add("look");
            return found.apply(record);
        }

        @Override
        public Optional<Instant> expiringCertificate(HostRecord record) {
            return Optional.empty();
        }
    }

    private void execute(Runnable work) {
        if (hold) {
            held.add(work);
        } else {
            work.run();
        }
    }

    private void runHeld() {
        hold = false;
        for (Runnable work = held.poll(); work != null; work = held.poll()) {
            work.run();
        }
    }

    private HostRecord fresh() {
        return HostRecord.wished(
                HostId.random(), "web", "fake", HostSettings.of(Map.of(), EngineOptions.DEFAULTS, List.of()));
    }

    private HostRecord stored() {
        Instance instance = new Instance(
                InstanceState.RUNNING, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Map.of());
        HostRecord record = fresh().with(instance).completed(Instant.EPOCH);
        store.hosts.put("web", new StoredHost.Intact(record));
        return record;
    }

    private HostCommand.Perform perform(Operation operation) {
        return new HostCommand.Perform(operation, WISHES, caller.ref());
    }

    private Step effect(String name) {
        return new Step.Work((record, progress) -> {
            journal.add(name);
            return record;
        });
    }

    private static Step failing(StandardErrorCode code) {
        return new Step.Work((record, progress) -> {
            throw new MachineException(code, "it failed", "");
        });
    }

    private static Step await(TestProbe<Integer> attempts, int until) {
        AtomicInteger count = new AtomicInteger();
        return Step.Await.host(
                "Waiting for SSH",
                record -> true,
                (record, progress) -> {
                    int attempt = count.incrementAndGet();
                    attempts.ref().tell(attempt);
                    if (attempt < until) {
                        throw new MachineException(StandardErrorCode.SSH_UNREACHABLE, "attempt failed", "");
                    }
                    return record;
                },
                Duration.ofSeconds(10));
    }

    private HostView succeeded() {
        return ((OperationEvent.Succeeded) last()).host();
    }

    private HostError failed() {
        return ((OperationEvent.Failed) last()).error();
    }

    private OperationEvent last() {
        OperationEvent event = caller.receiveMessage();
        while (event instanceof OperationEvent.Progressed) {
            event = caller.receiveMessage();
        }
        return event;
    }

    private FishingOutcome untilGone(FleetCommand command) {
        return command instanceof FleetCommand.Gone ? FishingOutcomes.complete() : FishingOutcomes.continueAndIgnore();
    }

    private FishingOutcome untilIdle(FleetCommand command) {
        boolean idle = command instanceof FleetCommand.Changed changed
                && changed.view().activity().isEmpty();
        return idle ? FishingOutcomes.complete() : FishingOutcomes.continueAndIgnore();
    }
}
