package io.windlass.core.internal;

import io.windlass.api.Progress;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Operation;
import io.windlass.core.HostEvent.Kind;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a host's operations, one at a time: from step to step, again where a step may be tried again, and back where
 * an operation is taken back. Belongs to the host's actor, which tells it what came of each step.
 */
final class OperationRunner {

    /** What the actor does for it. */
    interface Actor {

        /**
         * Runs blocking work; its outcome comes back as a message.
         *
         * @param work what to do
         */
        void inLane(Supplier<HostCommand> work);

        /** Interrupts the work under way. */
        void interrupt();

        /** Begins a look, the end of which is told by {@link OperationRunner#observed()}. */
        void look();

        /**
         * Sets a timer, instead of one that is set already; its end is told as {@link OperationRunner#attempt()} or
         * {@link OperationRunner#overdue()}.
         *
         * @param signal which one
         * @param delay when it ends
         */
        void startTimer(HostCommand.Signal signal, Duration delay);

        /**
         * Forgets a timer.
         *
         * @param signal which one
         */
        void cancelTimer(HostCommand.Signal signal);

        /**
         * Says whether a timer is set.
         *
         * @param signal which one
         * @return false once it has ended
         */
        boolean isTimerActive(HostCommand.Signal signal);

        /** Tells the fleet how the host is now. */
        void publish();
    }

    private final HostParts parts;
    private final HostState host;
    private final Actor actor;
    private @Nullable Execution execution;

    OperationRunner(HostParts parts, HostState host, Actor actor) {
        this.parts = parts;
        this.host = host;
        this.actor = actor;
    }

    boolean isBusy() {
        return execution != null;
    }

    @Nullable Operation activity() {
        return execution == null ? null : execution.operation();
    }

    @Nullable Execution current() {
        return execution;
    }

    void begin(Execution fresh) {
        execution = fresh;
        nextStep(fresh);
    }

    /** Hands over an operation that has reached its end; from then on another one can begin. */
    Optional<Execution> takeEnded() {
        Execution ended = execution;
        if (ended == null || !ended.isOver()) {
            return Optional.empty();
        }
        execution = null;
        tellEnd(ended);
        return Optional.of(ended);
    }

    private void nextStep(Execution running) {
        switch (running.next()) {
            case null -> running.markOver();
            case Step.Work work -> attempt(running, work.action());
            case Step.Await await when await.applies().test(host.record()) -> begin(running, await);
            case Step.Observe observe when observe.applies().test(host.record()) -> actor.look();
            case Step.Await skipped -> nextStep(running);
            case Step.Observe skipped -> nextStep(running);
        }
    }

    private void begin(Execution running, Step.Await await) {
        if (await.announced()) {
            tell(running, await.what() + "...");
        }
        actor.startTimer(HostCommand.Signal.OVERDUE, await.deadline());
        attempt(running, await.action());
    }

    private void attempt(Execution running, Step.Action action) {
        HostRecord before = host.record();
        Progress progress = line -> tell(running, line);
        actor.inLane(() -> new HostCommand.StepSucceeded(action.apply(before, progress)));
    }

    /** The pause before the next attempt is over. */
    void attempt() {
        if (execution != null && execution.current() instanceof Step.Await await) {
            attempt(execution, await.action());
        }
    }

    /** The deadline of a step is over. */
    void overdue() {
        if (execution != null) {
            execution.markOverdue();
        }
    }

    void succeeded() {
        actor.cancelTimer(HostCommand.Signal.OVERDUE);
        if (execution != null) {
            stepDone(execution);
        }
    }

    /** A look has ended; that is a step only where the operation waits for one. */
    void observed() {
        if (execution != null && execution.current() instanceof Step.Observe) {
            execution.markObserved();
            stepDone(execution);
        }
    }

    private void stepDone(Execution running) {
        boolean beginning = !running.begun();
        running.succeeded();
        if (beginning && running.begun()) {
            tellBegin(running);
        }
        if (host.stored()) {
            actor.publish();
        }
        if (running.stopsHere()) {
            fail(running, cancellation(running));
        } else {
            nextStep(running);
        }
    }

    void failed(HostError error) {
        Execution running = execution;
        if (running == null) {
            return;
        }
        if (running.cancelled()) {
            fail(running, cancellation(running));
        } else if (running.current() instanceof Step.Await await) {
            awaitFailed(running, await, error);
        } else {
            fail(running, error);
        }
    }

    private void awaitFailed(Execution running, Step.Await await, HostError error) {
        if (running.overdue()) {
            fail(running, error.overdue(await, host.name()));
        } else if (error.retryable()) {
            Duration pause = running.pause(parts.random());
            actor.startTimer(HostCommand.Signal.ATTEMPT, pause);
            if (!await.announced()) {
                tell(
                        running,
                        "(" + host.name() + ") " + error.message() + " Trying again in " + seconds(pause) + "...");
            }
        } else {
            fail(running, error);
        }
    }

    private static String seconds(Duration pause) {
        return String.format(Locale.ROOT, "%.1f s", pause.toMillis() / 1000.0);
    }

    private void fail(Execution running, HostError error) {
        actor.cancelTimer(HostCommand.Signal.OVERDUE);
        actor.cancelTimer(HostCommand.Signal.ATTEMPT);
        running.failed(error, DurableSteps.end(parts, running.error().orElse(error)));
        nextStep(running);
    }

    /**
     * Stops the operation at its next safe point: a pause ends at once, work is interrupted and has to come back first.
     *
     * @return whether it is not too late
     */
    boolean cancel() {
        Execution running = execution;
        if (running == null || !running.cancel()) {
            return false;
        }
        if (actor.isTimerActive(HostCommand.Signal.ATTEMPT)) {
            fail(running, cancellation(running));
        } else {
            actor.interrupt();
        }
        return true;
    }

    private HostError cancellation(Execution running) {
        return HostError.of(
                StandardErrorCode.OPERATION_CANCELLED,
                "The " + word(running) + " of \"" + host.name() + "\" was cancelled.",
                "");
    }

    private void tellBegin(Execution running) {
        if (!host.stored()) {
            host.markStored();
            host.publish(Kind.HOST_ADDED, "The host is being made.");
        }
        host.publish(Kind.OPERATION_BEGAN, "The " + word(running) + " began.");
    }

    private void tellEnd(Execution ended) {
        if (!ended.begun()) {
            return;
        }
        ended.error()
                .ifPresentOrElse(
                        error -> host.publish(
                                error.code().equals(StandardErrorCode.OPERATION_CANCELLED.name())
                                        ? Kind.OPERATION_CANCELLED
                                        : Kind.OPERATION_FAILED,
                                "The " + word(ended) + " ended: " + error.code() + ": " + error.message()),
                        () -> host.publish(Kind.OPERATION_SUCCEEDED, "The " + word(ended) + " succeeded."));
        if (ended.leavesNothing()) {
            host.publish(Kind.HOST_REMOVED, "The host is no more.");
        }
    }

    private static void tell(Execution running, String line) {
        running.replyTo().tell(new OperationEvent.Progressed(line));
    }

    private static String word(Execution execution) {
        return execution.operation().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
