package io.windlass.core;

import java.util.concurrent.CompletionStage;

/** An operation that was asked for. Safe for any thread. */
public interface OngoingOperation {

    /**
     * Returns how it ends: with the host, or with a {@link io.windlass.api.error.MachineException}. After a removal it
     * is the host as it last was.
     *
     * @return completes on a thread of the platform
     */
    CompletionStage<HostView> result();

    /**
     * Asks for it to be stopped. One that still waits in the host's queue is taken out of it. One under way stops at its
     * next safe point: a wait ends at once, a call to the provider or to the host is interrupted, nothing that was
     * begun is left unrecorded. A creation that is stopped is taken back like one that failed. The result then fails
     * with {@link io.windlass.api.error.StandardErrorCode#OPERATION_CANCELLED}, unless the end came first.
     */
    void cancel();
}
