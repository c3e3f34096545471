package io.windlass.core.internal;

import io.windlass.api.Progress;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.Operation;
import io.windlass.core.HostView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * One host: carries out one operation at a time, in the order in which they were asked for, and looks at the host when
 * there is nothing to do. It never blocks: what blocks runs in the host's lane, one task at a time.
 */
final class HostActor extends AbstractBehavior<HostActor.Command> {

    /** What the actor understands. */
    sealed interface Command {}

    /**
     * Puts an operation into the queue.
     *
     * @param operation what to do
     * @param wishes what the caller decides
     * @param replyTo is told each step and the end
     */
    record Perform(Operation operation, Wishes wishes, ActorRef<OperationEvent> replyTo) implements Command {}

    /**
     * Asks for knowledge that is young enough.
     *
     * @param maximumAge how old it may be
     * @param replyTo is told the host
     */
    record Refresh(Duration maximumAge, ActorRef<Optional<HostView>> replyTo) implements Command {}

    private record Resume(Operation operation) implements Command {}

    private record StepSucceeded(HostRecord record) implements Command {}

    private record StepFailed(HostError error) implements Command {}

    private record Looked(Look.Result result) implements Command {}

    private enum Signal implements Command {
        LOOK,
        ATTEMPT,
        OVERDUE
    }

    private static final int RESTARTS = 5;
    private static final Duration RESTARTS_WITHIN = Duration.ofSeconds(60);

    private final HostParts parts;
    private final HostLane lane;
    private final AtomicReference<HostRecord> durable;
    private final ActorRef<FleetActor.Command> fleet;
    private final TimerScheduler<Command> timers;
    private final Deque<Perform> queue = new ArrayDeque<>();
    private final List<ActorRef<Optional<HostView>>> waiting = new ArrayList<>();

    private HostRecord record;
    private Knowledge knowledge = Knowledge.NONE;
    private @Nullable Execution execution;
    private boolean looking;

    /**
     * Makes the actor of a host.
     *
     * @param parts shared by all hosts
     * @param record what is known of the host; an intent in it is taken up
     * @param fleet is told of every change
     * @return a supervised behaviour
     */
    static Behavior<Command> create(HostParts parts, HostRecord record, ActorRef<FleetActor.Command> fleet) {
        HostLane lane = new HostLane(parts.threads());
        AtomicReference<HostRecord> durable = new AtomicReference<>(record);
        Behavior<Command> behavior = Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new HostActor(context, timers, parts, lane, durable, fleet)));
        return Behaviors.supervise(behavior)
                .onFailure(
                        RuntimeException.class,
                        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(100), Duration.ofSeconds(5), 0.2)
                                .withMaxRestarts(RESTARTS)
                                .withResetBackoffAfter(RESTARTS_WITHIN));
    }

    private HostActor(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            HostParts parts,
            HostLane lane,
            AtomicReference<HostRecord> durable,
            ActorRef<FleetActor.Command> fleet) {
        super(context);
        this.timers = timers;
        this.parts = parts;
        this.lane = lane;
        this.durable = durable;
        this.fleet = fleet;
        this.record = Objects.requireNonNull(durable.get());
        record.intent().ifPresent(intent -> context.getSelf().tell(new Resume(intent.operation())));
        long interval = parts.limits().lookInterval().toMillis();
        lookIn(Duration.ofMillis(ThreadLocalRandom.current().nextLong(interval)));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Perform.class, this::onPerform)
                .onMessage(Refresh.class, this::onRefresh)
                .onMessage(Resume.class, this::onResume)
                .onMessage(StepSucceeded.class, this::onStepSucceeded)
                .onMessage(StepFailed.class, this::onStepFailed)
                .onMessage(Looked.class, this::onLooked)
                .onMessageEquals(Signal.LOOK, this::onLook)
                .onMessageEquals(Signal.ATTEMPT, this::onAttempt)
                .onMessageEquals(Signal.OVERDUE, this::onOverdue)
                .onSignal(PreRestart.class, signal -> onRestart())
                .build();
    }

    private Behavior<Command> onPerform(Perform request) {
        if (queue.size() >= parts.limits().queueLength()) {
            request.replyTo()
                    .tell(new OperationEvent.Failed(HostError.of(
                            StandardErrorCode.QUEUE_FULL,
                            "Host \"" + record.name() + "\" has " + queue.size() + " commands waiting.",
                            "Try again when some of them are done.")));
            return this;
        }
        queue.add(request);
        return startNext();
    }

    private Behavior<Command> onResume(Resume resume) {
        // Nobody waits for the answer, and what failed after a crash stays for somebody to see.
        Wishes wishes = new Wishes(parts.limits().sshDeadline(), true);
        Plan plan = parts.plans().apply(resume.operation(), wishes);
        getContext().getLog().info("Taking up {} of {} again", resume.operation(), record.name());
        return run(Execution.resumed(
                resume.operation(),
                plan,
                DurableSteps.end(parts),
                getContext().getSystem().ignoreRef()));
    }

    private Behavior<Command> startNext() {
        if (execution != null || looking) {
            return this;
        }
        // Taken off only when it has begun, so that a crash in between refuses it too.
        Perform request = queue.peek();
        if (request == null) {
            return this;
        }
        Plan plan = parts.plans().apply(request.operation(), request.wishes());
        queue.remove();
        return run(Execution.fresh(
                request, plan, DurableSteps.begin(parts, request.operation()), DurableSteps.end(parts)));
    }

    private Behavior<Command> run(Execution begun) {
        execution = begun;
        getContext().getLog().info("{}: {} begins", record.name(), begun.operation());
        return nextStep(begun);
    }

    private Behavior<Command> nextStep(Execution running) {
        return switch (running.next()) {
            case null -> finish(running);
            case Step.Work work -> attempt(running, work.action());
            case Step.Await await
            when await.applies().test(record) -> {
                running.replyTo().tell(new OperationEvent.Progressed(await.what() + "..."));
                timers.startSingleTimer(Signal.OVERDUE, await.deadline());
                yield attempt(running, await.action());
            }
            case Step.Observe observe when observe.applies().test(record) -> look();
            case Step.Await skipped -> nextStep(running);
            case Step.Observe skipped -> nextStep(running);
        };
    }

    private Behavior<Command> attempt(Execution running, Step.Action action) {
        HostRecord before = record;
        Progress progress = line -> running.replyTo().tell(new OperationEvent.Progressed(line));
        inLane(() -> new StepSucceeded(action.apply(before, progress)));
        return this;
    }

    private void inLane(Supplier<Command> work) {
        getContext()
                .pipeToSelf(
                        lane.run(work), (done, thrown) -> thrown == null ? done : new StepFailed(HostError.of(thrown)));
    }

    private Behavior<Command> onAttempt() {
        if (execution != null && execution.current() instanceof Step.Await await) {
            return attempt(execution, await.action());
        }
        return this;
    }

    private Behavior<Command> onOverdue() {
        if (execution != null) {
            execution.markOverdue();
        }
        return this;
    }

    private Behavior<Command> onStepSucceeded(StepSucceeded done) {
        timers.cancel(Signal.OVERDUE);
        know(done.record(), knowledge);
        return execution == null ? this : stepDone(execution);
    }

    private Behavior<Command> stepDone(Execution running) {
        running.succeeded();
        publish(running);
        return nextStep(running);
    }

    private Behavior<Command> onStepFailed(StepFailed failed) {
        if (execution == null) {
            // Only a look can fail here, and only by a defect: the next one tries again.
            looking = false;
            lookIn(parts.limits().lookInterval());
            return startNext();
        }
        Execution running = execution;
        if (running.current() instanceof Step.Await await) {
            if (failed.error().retryable() && !running.overdue()) {
                timers.startSingleTimer(Signal.ATTEMPT, running.pause().next());
                return this;
            }
            timers.cancel(Signal.OVERDUE);
            return fail(running, running.overdue() ? overdue(await, failed.error()) : failed.error());
        }
        return fail(running, failed.error());
    }

    private Behavior<Command> fail(Execution running, HostError error) {
        running.failed(error, DurableSteps.end(parts, running.error().orElse(error)));
        return nextStep(running);
    }

    private HostError overdue(Step.Await await, HostError last) {
        return new HostError(
                last.code(),
                last.kind(),
                last.retryable(),
                await.what() + " took longer than " + await.deadline().toSeconds() + " s on \"" + record.name()
                        + "\". Last error: " + last.message(),
                last.hint());
    }

    private Behavior<Command> finish(Execution running) {
        execution = null;
        String outcome = running.error()
                .map(error -> "failed: " + error.code() + ": " + error.message())
                .orElse("succeeded");
        getContext().getLog().info("{}: {} {}", record.name(), running.operation(), outcome);
        if (running.error().isEmpty() && !running.observed()) {
            // The outcome tells the state, but nobody has looked: whoever asks for fresh knowledge gets a look.
            InstanceState state = record.instance().map(Instance::state).orElse(InstanceState.ERROR);
            know(record, new Knowledge(state, Optional.empty(), Optional.empty(), Instant.EPOCH));
        }
        HostView view = view();
        if (running.leavesNothing()) {
            fleet.tell(new FleetActor.Gone(record.name(), getContext().getSelf()));
        } else {
            fleet.tell(new FleetActor.Changed(view));
        }
        running.replyTo()
                .tell(running.error()
                        .<OperationEvent>map(OperationEvent.Failed::new)
                        .orElseGet(() -> new OperationEvent.Succeeded(view)));
        if (running.leavesNothing()) {
            refuseAll(
                    HostError.of(StandardErrorCode.HOST_NOT_FOUND, "Host \"" + record.name() + "\" was removed.", ""));
            return Behaviors.stopped();
        }
        answerWaiting();
        lookIn(Duration.ZERO);
        return startNext();
    }

    private Behavior<Command> onRefresh(Refresh refresh) {
        Duration age = Duration.between(knowledge.checked(), parts.clock().instant());
        if (execution != null || age.compareTo(refresh.maximumAge()) <= 0) {
            refresh.replyTo().tell(Optional.of(view()));
            return this;
        }
        waiting.add(refresh.replyTo());
        return onLook();
    }

    private Behavior<Command> onLook() {
        return execution == null && !looking ? look() : this;
    }

    private Behavior<Command> look() {
        looking = true;
        HostRecord before = record;
        inLane(() -> new Looked(parts.look().apply(before)));
        return this;
    }

    private Behavior<Command> onLooked(Looked looked) {
        looking = false;
        know(looked.result().record(), looked.result().knowledge());
        answerWaiting();
        if (execution != null) {
            execution.markObserved();
            return stepDone(execution);
        }
        fleet.tell(new FleetActor.Changed(view()));
        long interval = parts.limits().lookInterval().toMillis();
        lookIn(Duration.ofMillis(
                interval - interval / 10 + ThreadLocalRandom.current().nextLong(interval / 5 + 1)));
        return startNext();
    }

    private void lookIn(Duration delay) {
        timers.startSingleTimer(Signal.LOOK, delay);
    }

    private void know(HostRecord current, Knowledge latest) {
        record = current;
        durable.set(current);
        knowledge = latest;
    }

    private void publish(Execution running) {
        // A host that is not stored yet is nobody's business.
        if (record.intent().isPresent() || running.operation() != Operation.CREATE) {
            fleet.tell(new FleetActor.Changed(view()));
        }
    }

    private void answerWaiting() {
        Optional<HostView> view = Optional.of(view());
        waiting.forEach(replyTo -> replyTo.tell(view));
        waiting.clear();
    }

    private void refuseAll(HostError error) {
        queue.forEach(request -> request.replyTo().tell(new OperationEvent.Failed(error)));
        queue.clear();
        answerWaiting();
    }

    private Behavior<Command> onRestart() {
        HostError error = HostError.of(
                StandardErrorCode.INTERNAL_ERROR,
                "The supervision of host \"" + record.name() + "\" failed and begins again.",
                "The daemon's log has the details.");
        if (execution != null) {
            execution.replyTo().tell(new OperationEvent.Failed(error));
        }
        refuseAll(error);
        return this;
    }

    private HostView view() {
        return HostViews.of(record, knowledge, execution == null ? null : execution.operation(), parts.store());
    }
}
