package io.windlass.core.internal;

import io.windlass.api.driver.DriverName;
import io.windlass.api.host.EngineOptions;
import io.windlass.api.host.HostId;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.HostSettings;
import io.windlass.api.host.Operation;
import io.windlass.api.store.StoredHost;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.jspecify.annotations.Nullable;

/**
 * One name, its host's operations as the product carries them out, and a provider that fails; all on one thread and on a
 * clock that moves by itself, so that a seed decides everything.
 */
final class OneHostWorld {

    static final String NAME = "web";
    private static final Wishes.Patience PATIENCE =
            new Wishes.Patience(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMinutes(5));

    final TickingClock clock = new TickingClock();
    final MemoryStore store = new MemoryStore();
    final FaultyCloud cloud;
    private final RandomGenerator random;
    private final HostParts parts;

    OneHostWorld(RandomGenerator random) {
        this.random = random;
        this.cloud = new FaultyCloud(random, clock);
        DriverRegistry drivers = new DriverRegistry();
        drivers.addDriver(cloud, Map.of(DriverName.PROPERTY, "fake"));
        Provisioners provisioners = new Provisioners(properties -> "any");
        provisioners.addProvisioner(cloud, Map.of());
        EngineSetup engines = new EngineSetup(
                store, cloud, new SshAccess(cloud, cloud), provisioners, (engine, certificates, timeout) -> "28.2.2");
        DriverCalls calls = new DriverCalls(
                drivers, new FakeInstallation(), store, new AccountBudgets(AccountBudgets.MOST_ACCOUNTS, Pauses.REAL));
        Plans plans = new Plans(calls, engines, store, clock);
        Look look = new Look(new AccountSurveys(calls, Duration.ofSeconds(15), clock), calls, engines, store, 1, clock);
        parts = new HostParts(
                plans::of,
                look,
                store,
                Runnable::run,
                new EventLog(clock, 10),
                new HostParts.Limits(Duration.ofSeconds(30), 16, PATIENCE),
                clock,
                random);
    }

    /** What the store has under the name. */
    Optional<HostRecord> stored() {
        return Optional.ofNullable(store.hosts.get(NAME)).map(host -> ((StoredHost.Intact) host).record());
    }

    /** What came of an operation: how it ended, or empty if the daemon died in it. */
    Optional<Execution> perform(Operation operation, boolean keep, double cancelRate) {
        Optional<HostRecord> before = stored();
        HostRecord record = before.orElseGet(() -> HostRecord.wished(
                HostId.random(), NAME, "fake", HostSettings.of(Map.of(), EngineOptions.DEFAULTS, List.of())));
        Life life = new Life(new HostState(parts, record, before.isPresent()), cancelRate);
        boolean uncertain = before.isPresent() && record.instance().isEmpty();
        Plan plan = parts.plans().apply(operation, new Wishes(PATIENCE, keep, uncertain));
        HostCommand.Perform request = new HostCommand.Perform(
                operation,
                new Wishes(PATIENCE, keep, uncertain),
                TestInbox.<OperationEvent>create().getRef());
        return life.run(Execution.fresh(
                request,
                plan,
                DurableSteps.begin(parts, operation, before.isPresent()),
                DurableSteps.end(parts, operation)));
    }

    /** What a daemon does that comes back and finds an intent; empty if it dies again. */
    Optional<Execution> resume() {
        HostRecord record = stored().orElseThrow();
        Operation operation = record.intent().orElseThrow().operation();
        Plan plan = parts.plans().apply(operation, new Wishes(PATIENCE, true, true));
        return new Life(new HostState(parts, record, true), 0)
                .run(Execution.resumed(
                        operation,
                        plan,
                        DurableSteps.end(parts, operation),
                        TestInbox.<OperationEvent>create().getRef()));
    }

    /** One life of the daemon. */
    private final class Life implements OperationRunner.Actor {

        private final HostState host;
        private final double cancelRate;
        private final Map<HostCommand.Signal, Instant> timers = new EnumMap<>(HostCommand.Signal.class);
        private final OperationRunner runner;
        private @Nullable Supplier<HostCommand> work;
        private boolean looking;

        Life(HostState host, double cancelRate) {
            this.host = host;
            this.cancelRate = cancelRate;
            this.runner = new OperationRunner(parts, host, this);
        }

        Optional<Execution> run(Execution execution) {
            try {
                runner.begin(execution);
                Optional<Execution> ended = runner.takeEnded();
                while (ended.isEmpty()) {
                    next();
                    ended = runner.takeEnded();
                }
                return ended;
            } catch (FaultyCloud.Crash death) {
                return Optional.empty();
            }
        }

        private void next() {
            if (random.nextDouble() < cancelRate) {
                runner.cancel();
            }
            Supplier<HostCommand> task = work;
            work = null;
            if (task != null) {
                carryOut(task);
            } else if (looking) {
                looking = false;
                runner.observed();
            } else {
                nextTimer();
            }
        }

        private void nextTimer() {
            HostCommand.Signal first = timers.entrySet().stream()
                    .min(Map.Entry.comparingByValue())
                    .orElseThrow(() -> new AssertionError("the operation waits for nothing"))
                    .getKey();
            clock.advance(Duration.between(clock.instant(), timers.remove(first)));
            if (first == HostCommand.Signal.OVERDUE) {
                runner.overdue();
            } else {
                runner.attempt();
            }
        }

        private void carryOut(Supplier<HostCommand> task) {
            try {
                host.know(((HostCommand.StepSucceeded) task.get()).record());
                runner.succeeded();
            } catch (RuntimeException e) {
                runner.failed(HostError.of(e));
            }
        }

        @Override
        public void startTimer(HostCommand.Signal signal, Duration delay) {
            timers.put(signal, clock.instant().plus(delay));
        }

        @Override
        public void cancelTimer(HostCommand.Signal signal) {
            timers.remove(signal);
        }

        @Override
        public boolean isTimerActive(HostCommand.Signal signal) {
            return timers.containsKey(signal);
        }

        @Override
        public void inLane(Supplier<HostCommand> task) {
            work = task;
        }

        @Override
        public void interrupt() {
            // The work comes back by itself; that it was interrupted makes it fail, or not, as any other trouble.
        }

        @Override
        public void look() {
            looking = true;
        }

        @Override
        public void publish() {
            // Nobody reads views here.
        }
    }
}
