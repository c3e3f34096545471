package io.windlass.itests.provider;

import java.util.Optional;

/**
 * Stops a call at an exact moment, for example to kill the caller there. Every call passes twice, on a thread of its own
 * that may block. For a caller that is killed {@link Moment#BEFORE_EFFECT}, both can happen in the world: with {@link
 * Verdict#HANG_UP} the request never arrived; with {@link Verdict#GO_ON} it takes effect when nobody is left to hear of
 * it.
 */
@FunctionalInterface
public interface Gate {

    /** Lets everything pass. */
    Gate OPEN = point -> Verdict.GO_ON;

    /**
     * Where a call is.
     *
     * @param ordinal the call's number in the {@link History}
     * @param call what is asked for
     * @param hostId the host it is about; empty for a list of all
     * @param instance the instance it is about, as far as there is one
     * @param moment before or after
     * @param effect whether anything has changed by now
     */
    record Point(long ordinal, Call call, String hostId, Optional<String> instance, Moment moment, boolean effect) {}

    /** What becomes of the call. */
    enum Verdict {
        GO_ON,
        /** Nothing more happens, the connection is closed, and the answer counts as lost. */
        HANG_UP
    }

    /** Called when a call gets here. What it throws fails {@link FakeProvider#close}. */
    Verdict reached(Point point);
}
