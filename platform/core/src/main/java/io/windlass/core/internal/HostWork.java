package io.windlass.core.internal;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** What a host's actor does outside itself: work in the host's lane, timers, news for the fleet. Belongs to the actor. */
final class HostWork implements OperationRunner.Actor {

    private final ActorContext<HostCommand> context;
    private final TimerScheduler<HostCommand> timers;
    private final HostLane lane;
    private final Runnable look;
    private final Runnable publish;

    HostWork(
            ActorContext<HostCommand> context,
            TimerScheduler<HostCommand> timers,
            HostLane lane,
            Runnable look,
            Runnable publish) {
        this.context = context;
        this.timers = timers;
        this.lane = lane;
        this.look = look;
        this.publish = publish;
    }

    @Override
    public void inLane(Supplier<HostCommand> work) {
        context.pipeToSelf(
                lane.run(work),
                (done, thrown) -> thrown == null ? done : new HostCommand.StepFailed(HostError.of(thrown)));
    }

    @Override
    public void startTimer(HostCommand.Signal signal, Duration delay) {
        timers.startSingleTimer(signal, signal, delay);
    }

    @Override
    public void cancelTimer(HostCommand.Signal signal) {
        timers.cancel(signal);
    }

    @Override
    public boolean isTimerActive(HostCommand.Signal signal) {
        return timers.isTimerActive(signal);
    }

    @Override
    public void interrupt() {
        lane.interrupt();
    }

    @Override
    public void look() {
        look.run();
    }

    @Override
    public void publish() {
        publish.run();
    }
}
