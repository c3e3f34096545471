package io.windlass.core.internal;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** One host's actor, with what it works on in memory and a time that a test moves. */
abstract class HostActorFixture {

    static final Duration INTERVAL = Duration.ofSeconds(30);
    static final Wishes.Patience PATIENCE =
            new Wishes.Patience(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60));
    static final Wishes WISHES = new Wishes(PATIENCE, false, false);

    final List<String> journal = new CopyOnWriteArrayList<>();
    final MemoryStore store = new MemoryStore(journal);
    final Deque<Runnable> held = new ConcurrentLinkedDeque<>();
    final EventLog events = new EventLog(InstantSource.system(), 100);
    volatile Function<HostRecord, Look.Result> found = record ->
            new Look.Result.Seen(record, InstanceState.RUNNING, Optional.of("1"), Optional.empty(), Instant.EPOCH);
    volatile boolean hold;

    @Nullable Plan plan = Plan.of(List.of(), List.of());

    ActorTestKit kit;
    ManualTime time;
    TestProbe<FleetCommand> fleet;
    TestProbe<OperationEvent> caller;

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

    ActorRef<HostCommand> host(HostRecord record) {
        return kit.spawn(behavior(record));
    }

    Behavior<HostCommand> behavior(HostRecord record) {
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

    final class Looks implements HostParts.Looks {
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

    void execute(Runnable work) {
        if (hold) {
            held.add(work);
        } else {
            work.run();
        }
    }

    void runHeld() {
        hold = false;
        for (Runnable work = held.poll(); work != null; work = held.poll()) {
            work.run();
        }
    }

    HostRecord fresh() {
        return HostRecord.wished(
                HostId.random(), "web", "fake", HostSettings.of(Map.of(), EngineOptions.DEFAULTS, List.of()));
    }

    HostRecord stored() {
        Instance instance = new Instance(
                InstanceState.RUNNING, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Map.of());
        HostRecord record = fresh().with(instance).completed(Instant.EPOCH);
        store.hosts.put("web", new StoredHost.Intact(record));
        return record;
    }

    HostCommand.Perform perform(Operation operation) {
        return new HostCommand.Perform(operation, WISHES, caller.ref());
    }

    Step effect(String name) {
        return new Step.Work((record, progress) -> {
            journal.add(name);
            return record;
        });
    }

    static Step failing(StandardErrorCode code) {
        return new Step.Work((record, progress) -> {
            throw new MachineException(code, "it failed", "");
        });
    }

    static Step await(TestProbe<Integer> attempts, int until) {
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

    HostView succeeded() {
        return ((OperationEvent.Succeeded) last()).host();
    }

    HostError failed() {
        return ((OperationEvent.Failed) last()).error();
    }

    OperationEvent last() {
        OperationEvent event = caller.receiveMessage();
        while (event instanceof OperationEvent.Progressed) {
            event = caller.receiveMessage();
        }
        return event;
    }

    FishingOutcome untilGone(FleetCommand command) {
        return command instanceof FleetCommand.Gone ? FishingOutcomes.complete() : FishingOutcomes.continueAndIgnore();
    }

    FishingOutcome untilIdle(FleetCommand command) {
        boolean idle = command instanceof FleetCommand.Changed changed
                && changed.view().activity().isEmpty();
        return idle ? FishingOutcomes.complete() : FishingOutcomes.continueAndIgnore();
    }
}
