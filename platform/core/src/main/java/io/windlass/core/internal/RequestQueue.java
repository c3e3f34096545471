package io.windlass.core.internal;

import io.windlass.api.error.StandardErrorCode;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** What waits for a host's turn, in order; bounded. Belongs to the host's actor. */
final class RequestQueue {

    private final int limit;
    private final Deque<HostCommand.Request> waiting = new ArrayDeque<>();

    RequestQueue(int limit) {
        this.limit = limit;
    }

    void offer(HostCommand.Request request, String host) {
        if (waiting.size() < limit) {
            waiting.add(request);
        } else {
            refuse(
                    request,
                    HostError.of(
                            StandardErrorCode.QUEUE_FULL,
                            "Host \"" + host + "\" has " + waiting.size() + " commands waiting.",
                            "Try again when some of them are done."));
        }
    }

    HostCommand.@Nullable Request peek() {
        return waiting.peek();
    }

    void remove() {
        waiting.remove();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Takes back what somebody asked for and does not want any more. */
    void withdraw(ActorRef<OperationEvent> asker, String host) {
        waiting.removeIf(request -> {
            boolean theirs = request.replyTo().equals(asker);
            if (theirs) {
                refuse(
                        request,
                        HostError.of(
                                StandardErrorCode.OPERATION_CANCELLED,
                                "The command that waited for \"" + host + "\" was cancelled.",
                                ""));
            }
            return theirs;
        });
    }

    void refuseAll(HostError error) {
        waiting.forEach(request -> refuse(request, error));
        waiting.clear();
    }

    private static void refuse(HostCommand.Request request, HostError error) {
        request.replyTo().tell(new OperationEvent.Failed(error));
    }
}
