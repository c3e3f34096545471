package io.windlass.core.internal;

import io.windlass.api.host.Operation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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

    private boolean begun;
    private boolean undoing;
    private boolean vanished;
    private Optional<HostError> error = Optional.empty();
    private @Nullable Step current;
    private Backoff backoff = Backoff.start();
    private boolean overdue;
    private boolean observed;

    private Execution(Operation operation, Plan plan, Step begin, ActorRef<OperationEvent> replyTo) {
        this.operation = operation;
        this.plan = plan;
        this.begin = begin;
        this.replyTo = replyTo;
    }

    /** From the beginning. */
    static Execution fresh(HostActor.Perform request, Plan plan, Step begin, Step end) {
        Execution execution = new Execution(request.operation(), plan, begin, request.replyTo());
        execution.remaining.addAll(plan.admission());
        execution.remaining.add(begin);
        execution.addSteps(end);
        return execution;
    }

    /** After a crash: the intent is durable already. */
    static Execution resumed(Operation operation, Plan plan, Step end, ActorRef<OperationEvent> replyTo) {
        Execution execution = new Execution(operation, plan, end, replyTo);
        execution.begun = true;
        execution.addSteps(end);
        return execution;
    }

    private void addSteps(Step end) {
        remaining.addAll(plan.steps());
        if (plan.vanishes()) {
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

    /** Moves on; null means that nothing is left to do. */
    @Nullable Step next() {
        current = remaining.poll();
        backoff = Backoff.start();
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
            vanished = undoing || (plan.vanishes() && error.isEmpty());
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

    /** Says whether there is no host any more. */
    boolean leavesNothing() {
        return vanished || (operation == Operation.CREATE && !begun);
    }

    Backoff pause() {
        Backoff pause = backoff;
        backoff = backoff.grown();
        return pause;
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
