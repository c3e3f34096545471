package io.windlass.core.internal;

import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Intent;
import io.windlass.api.host.Operation;
import io.windlass.core.HostEvent.Kind;
import io.windlass.core.HostView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
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
final class HostActor extends AbstractBehavior<HostCommand> {

    private static final int RESTARTS = 5;
    /** So many wait for the end of a look; who comes later is told what is known. */
    static final int MOST_WAITING = 32;

    private static final Duration RESTARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration CERTIFICATE_INTERVAL = Duration.ofHours(12);

    private final HostParts parts;
    private final HostWork work;
    private final HostState host;
    private final OperationRunner runner;
    private final ActorRef<FleetCommand> fleet;
    private final TimerScheduler<HostCommand> timers;
    private final RequestQueue queue;
    private final SelfHealing healing;
    private final List<ActorRef<Optional<HostView>>> waiting = new ArrayList<>();

    private HostCommand.@Nullable Change changing;
    private boolean looking;
    private boolean lost;
    private Instant certificateDue = Instant.EPOCH;

    /**
     * Makes the actor of a host.
     *
     * @param parts shared by all hosts
     * @param host what is known of the host; an intent in it is taken up
     * @param fleet is told of every change
     * @param within the time within which it looks for the first time, at a random moment
     * @return a supervised behaviour
     */
    static Behavior<HostCommand> create(
            HostParts parts, HostState host, ActorRef<FleetCommand> fleet, Duration within) {
        HostLane lane = new HostLane(parts.threads());
        Behavior<HostCommand> behavior = Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new HostActor(context, timers, parts, lane, host, fleet, within)));
        return Behaviors.supervise(behavior)
                .onFailure(
                        RuntimeException.class,
                        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(100), Duration.ofSeconds(5), 0.2)
                                .withMaxRestarts(RESTARTS)
                                .withResetBackoffAfter(RESTARTS_WITHIN));
    }

    private HostActor(
            ActorContext<HostCommand> context,
            TimerScheduler<HostCommand> timers,
            HostParts parts,
            HostLane lane,
            HostState host,
            ActorRef<FleetCommand> fleet,
            Duration within) {
        super(context);
        this.timers = timers;
        this.parts = parts;
        this.host = host;
        this.fleet = fleet;
        this.work = new HostWork(
                context,
                timers,
                lane,
                () -> look(Look.Source.OPERATION),
                () -> fleet.tell(new FleetCommand.Changed(view())));
        this.queue = new RequestQueue(parts.limits().queueLength());
        this.healing = new SelfHealing(host, fleet);
        this.runner = new OperationRunner(parts, host, work);
        lookIn(Duration.ofNanos(parts.random().nextLong(within.toNanos())));
        // Not by a message: a question that is in the queue already must find the host at work.
        host.record().intent().map(Intent::operation).ifPresent(this::resume);
    }

    @Override
    public Receive<HostCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(HostCommand.Request.class, this::onRequest)
                .onMessage(HostCommand.Withdraw.class, this::onWithdraw)
                .onMessage(HostCommand.Cancel.class, this::onCancel)
                .onMessage(HostCommand.Refresh.class, this::onRefresh)
                .onMessage(HostCommand.StepSucceeded.class, this::onStepSucceeded)
                .onMessage(HostCommand.StepFailed.class, this::onStepFailed)
                .onMessage(HostCommand.Looked.class, this::onLooked)
                .onMessage(HostCommand.MayHeal.class, this::onMayHeal)
                .onMessageEquals(HostCommand.Lost.LOST, this::onLost)
                .onMessageEquals(HostCommand.Edited.EDITED, () -> onLook(Look.Source.STORE))
                .onMessageEquals(HostCommand.Vanished.VANISHED, this::onVanished)
                .onMessageEquals(HostCommand.Signal.LOOK, () -> onLook(Look.Source.ACCOUNT))
                .onMessageEquals(HostCommand.Signal.STALE, this::onStale)
                .onMessageEquals(HostCommand.Signal.ATTEMPT, this::onAttempt)
                .onMessageEquals(HostCommand.Signal.OVERDUE, this::onOverdue)
                .onSignal(PreRestart.class, signal -> onRestart())
                .onSignal(PostStop.class, signal -> onEnd())
                .build();
    }

    private Behavior<HostCommand> onRequest(HostCommand.Request request) {
        queue.offer(request, host.name());
        return startNext();
    }

    private void resume(Operation operation) {
        // Nobody waits for the answer, and what failed after a crash stays for somebody to see.
        Wishes wishes = new Wishes(parts.limits().patience(), true, true);
        Plan plan = parts.plans().apply(operation, wishes);
        host.publish(Kind.OPERATION_RESUMED, "What was begun before is taken up again: " + operation + ".");
        runner.begin(Execution.resumed(
                operation,
                plan,
                DurableSteps.end(parts, operation),
                getContext().getSystem().ignoreRef()));
    }

    private Behavior<HostCommand> startNext() {
        if (isBusy()) {
            return this;
        }
        return switch (queue.peek()) {
            case null -> this;
            case HostCommand.Perform perform -> start(perform);
            case HostCommand.Change change -> change(change);
        };
    }

    private boolean isBusy() {
        return runner.isBusy() || looking || changing != null;
    }

    private Behavior<HostCommand> start(HostCommand.Perform request) {
        // A host that is stored and has no instance may have left something behind at its provider.
        boolean uncertain = host.stored() && host.record().instance().isEmpty();
        Plan plan = parts.plans().apply(request.operation(), request.wishes().uncertain(uncertain));
        // Taken off only when it has begun, so that a crash in between refuses it too.
        queue.remove();
        runner.begin(Execution.fresh(
                request,
                plan,
                DurableSteps.begin(parts, request.operation(), host.stored()),
                DurableSteps.end(parts, request.operation())));
        return continued();
    }

    private Behavior<HostCommand> change(HostCommand.Change change) {
        queue.remove();
        changing = change;
        HostRecord changed =
                host.record().with(change.change().apply(host.record().settings()));
        work.inLane(() -> new HostCommand.StepSucceeded(parts.store().save(changed)));
        return this;
    }

    private Behavior<HostCommand> changed(HostCommand.Change change, OperationEvent end) {
        changing = null;
        fleet.tell(new FleetCommand.Changed(view()));
        change.replyTo().tell(end);
        return startNext();
    }

    private Behavior<HostCommand> onAttempt() {
        runner.attempt();
        return this;
    }

    private Behavior<HostCommand> onOverdue() {
        runner.overdue();
        return this;
    }

    private Behavior<HostCommand> onStepSucceeded(HostCommand.StepSucceeded done) {
        host.know(done.record());
        if (changing != null) {
            host.publish(Kind.HOST_CHANGED, "Its labels or its self-healing were changed.");
            return changed(changing, new OperationEvent.Succeeded(view()));
        }
        runner.succeeded();
        return continued();
    }

    private Behavior<HostCommand> onStepFailed(HostCommand.StepFailed failed) {
        if (changing != null) {
            return changed(changing, new OperationEvent.Failed(failed.error()));
        }
        if (looking) {
            // A look answers with what it found; it fails only by a defect, and the next one tries again.
            looking = false;
            lookIn(parts.limits().lookInterval());
        }
        runner.failed(failed.error());
        return continued();
    }

    private Behavior<HostCommand> onWithdraw(HostCommand.Withdraw withdraw) {
        Execution running = runner.current();
        if (running != null && running.replyTo().equals(withdraw.replyTo())) {
            runner.cancel();
            return continued();
        }
        queue.withdraw(withdraw.replyTo(), host.name());
        return this;
    }

    private Behavior<HostCommand> onCancel(HostCommand.Cancel cancel) {
        Optional<Operation> operation = Optional.ofNullable(runner.activity());
        cancel.replyTo().tell(runner.cancel() ? operation : Optional.empty());
        return continued();
    }

    private Behavior<HostCommand> continued() {
        return runner.takeEnded().map(this::finish).orElseGet(this::startNext);
    }

    private Behavior<HostCommand> finish(Execution ended) {
        if (ended.error().isEmpty() && !ended.observed() && !ended.leavesNothing()) {
            host.watch().operated(host.record(), parts.clock().instant());
        }
        HostView view = view();
        fleet.tell(
                ended.leavesNothing()
                        ? new FleetCommand.Gone(host.name(), getContext().getSelf())
                        : new FleetCommand.Changed(view));
        healing.over();
        ended.replyTo()
                .tell(ended.error()
                        .<OperationEvent>map(OperationEvent.Failed::new)
                        .orElseGet(() -> new OperationEvent.Succeeded(view)));
        answerWaiting();
        if (ended.leavesNothing()) {
            queue.refuseAll(
                    HostError.of(StandardErrorCode.HOST_NOT_FOUND, "Host \"" + host.name() + "\" was removed.", ""));
            return Behaviors.stopped();
        }
        timers.startSingleTimer(HostCommand.Signal.STALE, parts.limits().shelfLife());
        startNext();
        return ended.observed() ? this : onLook(ended.error().isEmpty() ? Look.Source.OPERATION : Look.Source.HOST);
    }

    private Behavior<HostCommand> onRefresh(HostCommand.Refresh refresh) {
        Duration age = Duration.between(
                host.watch().knowledge().looked(), parts.clock().instant());
        if (runner.isBusy() || age.compareTo(refresh.maximumAge()) <= 0 || waiting.size() == MOST_WAITING) {
            refresh.replyTo().tell(Optional.of(view()));
            return this;
        }
        waiting.add(refresh.replyTo());
        return onLook(Look.Source.HOST);
    }

    /** Something happened to the host; a look under way may have been too early to see it. */
    private Behavior<HostCommand> onLost() {
        lost = looking;
        return onLook(Look.Source.HOST);
    }

    /** An operation under way finds out by itself; the next reading of the store tells the rest. */
    private Behavior<HostCommand> onVanished() {
        if (isBusy() || !host.stored()) {
            return this;
        }
        host.publish(Kind.HOST_REMOVED, "Another program has removed the host from the store.");
        HostRecord left = host.record();
        parts.threads().execute(() -> parts.looks().leave(left));
        fleet.tell(new FleetCommand.Gone(host.name(), getContext().getSelf()));
        return Behaviors.stopped();
    }

    private Behavior<HostCommand> onLook(Look.Source source) {
        return isBusy() ? this : look(source);
    }

    private Behavior<HostCommand> look(Look.Source source) {
        looking = true;
        HostRecord before = host.record();
        boolean certificateToo = !certificateDue.isAfter(parts.clock().instant());
        work.inLane(() -> {
            Look.Result result = parts.looks().at(before, source);
            Optional<Instant> certificate =
                    certificateToo ? parts.looks().expiringCertificate(result.record()) : Optional.empty();
            return new HostCommand.Looked(before, result, certificateToo, certificate);
        });
        return this;
    }

    private Behavior<HostCommand> onLooked(HostCommand.Looked looked) {
        looking = false;
        host.know(looked.result().record());
        host.watch().looked(looked.before(), looked.result());
        looked.certificate().ifPresent(end -> host.watch().certificate(host.record(), end));
        if (looked.certificateToo()) {
            certificateDue = parts.clock().instant().plus(CERTIFICATE_INTERVAL);
        }
        if (looked.result() instanceof Look.Result.Seen) {
            timers.startSingleTimer(HostCommand.Signal.STALE, parts.limits().shelfLife());
        }
        answerWaiting();
        fleet.tell(new FleetCommand.Changed(view()));
        long interval = parts.limits().lookInterval().toMillis();
        lookIn(Duration.ofMillis(interval - interval / 10 + parts.random().nextLong(interval / 5 + 1)));
        if (runner.isBusy()) {
            runner.observed();
            return continued();
        }
        if (queue.isEmpty()) {
            healing.ask(getContext().getSelf());
        }
        if (lost) {
            lost = false;
            return look(Look.Source.HOST);
        }
        return startNext();
    }

    private void lookIn(Duration delay) {
        timers.startSingleTimer(HostCommand.Signal.LOOK, delay);
    }

    private Behavior<HostCommand> onStale() {
        if (!runner.isBusy()) {
            host.watch().stale(host.record());
            fleet.tell(new FleetCommand.Changed(view()));
        }
        return this;
    }

    private Behavior<HostCommand> onMayHeal(HostCommand.MayHeal answer) {
        Wishes wishes = new Wishes(parts.limits().patience(), true, false);
        healing.answered(answer, !runner.isBusy() && queue.isEmpty())
                .ifPresent(operation -> queue.offer(
                        new HostCommand.Perform(
                                operation, wishes, getContext().getSystem().ignoreRef()),
                        host.name()));
        return startNext();
    }

    private void answerWaiting() {
        Optional<HostView> view = Optional.of(view());
        waiting.forEach(replyTo -> replyTo.tell(view));
        waiting.clear();
    }

    private Behavior<HostCommand> onRestart() {
        refuseAll("failed and begins again");
        if (!host.stored()) {
            fleet.tell(new FleetCommand.Gone(host.name(), getContext().getSelf()));
        }
        return this;
    }

    private Behavior<HostCommand> onEnd() {
        refuseAll("has ended");
        return this;
    }

    private void refuseAll(String reason) {
        HostError error = HostError.supervision(host.name(), reason);
        Execution running = runner.current();
        if (running != null) {
            running.replyTo().tell(new OperationEvent.Failed(error));
        }
        if (changing != null) {
            changing.replyTo().tell(new OperationEvent.Failed(error));
        }
        queue.refuseAll(error);
        answerWaiting();
        healing.over();
    }

    private HostView view() {
        return host.view(runner.activity());
    }
}
