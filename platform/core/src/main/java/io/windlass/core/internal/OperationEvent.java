package io.windlass.core.internal;

import io.windlass.core.HostView;

/** What the one who asked for an operation is told. */
sealed interface OperationEvent {

    /**
     * A line for the user.
     *
     * @param line the text
     */
    record Progressed(String line) implements OperationEvent {}

    /**
     * The end: it succeeded.
     *
     * @param host the host as it is now, or as it last was
     */
    record Succeeded(HostView host) implements OperationEvent {}

    /**
     * The end: it failed.
     *
     * @param error why
     */
    record Failed(HostError error) implements OperationEvent {}
}
