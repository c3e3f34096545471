package io.windlass.shell.commands.internal;

import io.windlass.core.HostView;
import io.windlass.core.OngoingOperation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** What a command has begun and what has not ended yet. Safe for any thread. */
final class BegunOperations {

    private final Set<OngoingOperation> underWay = new HashSet<>();
    private boolean stopping;

    CompletionStage<HostView> add(OngoingOperation operation) {
        if (enter(operation)) {
            operation.cancel();
        }
        return operation.result().whenComplete((host, failure) -> leave(operation));
    }

    /** Cancels all, and from now on whatever is added. */
    void stop() {
        for (OngoingOperation operation : stopped()) {
            operation.cancel();
        }
    }

    synchronized boolean stopping() {
        return stopping;
    }

    synchronized boolean isEmpty() {
        return underWay.isEmpty();
    }

    private synchronized boolean enter(OngoingOperation operation) {
        underWay.add(operation);
        return stopping;
    }

    private synchronized void leave(OngoingOperation operation) {
        underWay.remove(operation);
    }

    private synchronized List<OngoingOperation> stopped() {
        stopping = true;
        return List.copyOf(underWay);
    }
}
