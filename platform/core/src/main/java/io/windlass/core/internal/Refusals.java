package io.windlass.core.internal;

import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Failure;
import io.windlass.core.HostView;

/** Why the fleet does not take a command. */
final class Refusals {

    private Refusals() {}

    static HostError exists(String name) {
        return HostError.of(
                StandardErrorCode.HOST_EXISTS,
                "Docker machine \"" + name + "\" already exists",
                "Take another name, or remove it first: machine rm " + name);
    }

    static HostError notFound(String name) {
        return HostError.of(
                StandardErrorCode.HOST_NOT_FOUND,
                "Docker machine \"" + name + "\" does not exist.",
                "Use \"machine ls\" to list machines. Use \"machine create\" to add a new one.");
    }

    static HostError damaged(HostEntry entry) {
        Failure failure = entry.view()
                .flatMap(HostView::failure)
                .orElse(new Failure(StandardErrorCode.STORE_DAMAGED.name(), "The host is damaged.", ""));
        return HostError.of(StandardErrorCode.STORE_DAMAGED, failure.message(), failure.hint());
    }

    static HostError full(int waiting) {
        return HostError.of(
                StandardErrorCode.QUEUE_FULL,
                waiting + " commands wait already for the daemon to read its store.",
                "Try again in a moment.");
    }
}
