package io.windlass.core.internal;

import io.windlass.api.host.Operation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** One operation while its host's actor carries it out; belongs to that actor alone. */
final class Execution {

    private final Operation operation;
    private final Plan plan;
    private final ActorRef<OperationEvent> replyTo;
    private final Deque<Step> remaining = new ArrayDeque<>();

    /** Where the intent becomes durable: what fails until then leaves no trace. */
    private final Step begin;

    /** Where the success becomes durable; from there on it is too late to cancel. */
    private final Step end;

    private boolean begun;
    private boolean undoing;
    private boolean cancelled;
    private boolean vanished;
    private boolean over;
    private Optional<HostError> error = Optional.empty();
    private @Nullable Step current;
    private Backoff backoff = Backoff.HOST;
    private boolean overdue;
    private boolean observed;

    private Execution(Operation operation, Plan plan, Step begin, Step end, ActorRef<OperationEvent> replyTo) {
        this.operation = operation;
        this.plan = plan;
        this.begin = begin;
        this.end = end;
        this.replyTo = replyTo;
    }

    /** From the beginning. */
    static Execution fresh(HostCommand.Perform request, Plan plan, Step begin, Step end) {
        Execution execution = new Execution(request.operation(), plan, begin, end, request.replyTo());
        execution.remaining.addAll(plan.admission());
        execution.remaining.add(begin);
        execution.addSteps();
        return execution;
    }

    /** After a crash: the intent is durable already. */
    static Execution resumed(Operation operation, Plan plan, Step end, ActorRef<OperationEvent> replyTo) {
        Execution execution = new Execution(operation, plan, end, end, replyTo);
        execution.begun = true;
        execution.addSteps();
        return execution;
    }

    private void addSteps() {
        remaining.addAll(plan.steps());
        if (HostLifecycle.vanishes(operation)) {
            return;
        }
        // The end is durable before the last look, which may take its time.
        if (remaining.peekLast() instanceof Step.Observe observe) {
            remaining.removeLast();
            remaining.add(end);
            remaining.add(observe);
        } else {
            remaining.add(end);
        }
    }

    Operation operation() {
        return operation;
    }

    ActorRef<OperationEvent> replyTo() {
        return replyTo;
    }

    Optional<HostError> error() {
        return error;
    }

    boolean begun() {
        return begun;
    }

    /** Moves on; null means that nothing is left to do. */
    @Nullable Step next() {
        current = remaining.poll();
        backoff = current instanceof Step.Await await ? await.backoff() : Backoff.HOST;
        overdue = false;
        return current;
    }

    @Nullable Step current() {
        return current;
    }

    void succeeded() {
        if (begin.equals(current)) {
            begun = true;
        }
        if (remaining.isEmpty()) {
            vanished = undoing || (HostLifecycle.vanishes(operation) && error.isEmpty());
        }
    }

    /** Decides what follows a failure: nothing, taking back, or writing down why. */
    void failed(HostError cause, Step endWithFailure) {
        boolean takeBack = begun && !undoing && !plan.undo().isEmpty();
        // What could not be taken back stays listed, with the first cause, which is what the user can mend.
        error = Optional.of(error.orElse(cause));
        undoing = takeBack;
        remaining.clear();
        if (takeBack) {
            remaining.addAll(plan.undo());
        } else if (begun) {
            remaining.addAll(List.of(endWithFailure));
        }
    }

    /** Notes the wish to stop; says whether it comes in time. */
    boolean cancel() {
        boolean inTime = error.isEmpty() && canStop();
        cancelled |= inTime;
        return inTime;
    }

    /** Until the success is durable; a removal, of which nothing is stored, until it is done. */
    private boolean canStop() {
        return remaining.contains(end) || HostLifecycle.vanishes(operation);
    }

    /** Says whether the next step must not begin. When all that is left is to write down the success, it is too late. */
    boolean stopsHere() {
        return cancelled() && canStop() && !remaining.isEmpty() && !end.equals(remaining.peek());
    }

    boolean cancelled() {
        return cancelled && error.isEmpty();
    }

    /** Says whether there is no host any more. */
    boolean leavesNothing() {
        return vanished || (operation == Operation.CREATE && !begun);
    }

    /** The pause before the next attempt. */
    Duration pause(RandomGenerator random) {
        Duration pause = backoff.pause(random);
        backoff = backoff.grown();
        return pause;
    }

    void markOver() {
        over = true;
    }

    /** Says whether nothing is left to do. */
    boolean isOver() {
        return over;
    }

    void markObserved() {
        observed = true;
    }

    /** Says whether a look came after the effects, so that the knowledge is fresh. */
    boolean observed() {
        return observed;
    }

    void markOverdue() {
        overdue = true;
    }

    boolean overdue() {
        return overdue;
    }
}
