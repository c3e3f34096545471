package io.windlass.core.internal;

import io.windlass.api.Progress;
import io.windlass.core.HostView;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Stands for the caller of an operation among the actors, until the operation ends. */
final class OperationListener {

    private OperationListener() {}

    static Behavior<OperationEvent> create(Progress progress, CompletableFuture<HostView> result) {
        return Behaviors.receiveMessage(event -> switch (event) {
            case OperationEvent.Progressed progressed -> {
                progress.line(progressed.line());
                yield Behaviors.same();
            }
            case OperationEvent.Succeeded succeeded -> {
                result.complete(succeeded.host());
                yield Behaviors.stopped();
            }
            case OperationEvent.Failed failed -> {
                result.completeExceptionally(failed.error().toException());
                yield Behaviors.stopped();
            }
        });
    }
}
