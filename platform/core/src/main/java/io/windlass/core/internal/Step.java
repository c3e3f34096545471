package io.windlass.core.internal;

import io.windlass.api.Progress;
import io.windlass.api.host.HostRecord;
import java.time.Duration;
import java.util.function.Predicate;

/** One step of an operation. It blocks on a virtual thread, and can be done again after a crash. */
sealed interface Step {

    /** What a step does to a host. */
    @FunctionalInterface
    interface Action {

        /**
         * Does it. What must survive a crash is stored before this returns. An interrupt means that the operation is
         * cancelled.
         *
         * @param record the host before the step
         * @param progress where to tell the user
         * @return the host after the step
         */
        HostRecord apply(HostRecord record, Progress progress);
    }

    /**
     * Something that is done once.
     *
     * @param action what to do
     */
    record Work(Action action) implements Step {}

    /**
     * Something that is tried, with growing pauses, until it succeeds, fails for good or the deadline is over.
     *
     * @param what names it in messages
     * @param announced whether the user is told at its beginning
     * @param applies whether there is anything to do
     * @param action what to try
     * @param deadline counted from the first attempt
     * @param backoff the pauses
     */
    record Await(
            String what,
            boolean announced,
            Predicate<HostRecord> applies,
            Action action,
            Duration deadline,
            Backoff backoff)
            implements Step {

        /** Something on a host that takes its time, told to the user. */
        static Await host(String what, Predicate<HostRecord> applies, Action action, Duration deadline) {
            return new Await(what, true, applies, action, deadline, Backoff.HOST);
        }

        /** A call to a provider, which tells the user itself what it does. */
        static Await provider(String what, Action action, Duration deadline) {
            return new Await(what, false, record -> true, action, deadline, Backoff.PROVIDER);
        }
    }

    /**
     * A look at the host, so that its knowledge is fresh before the caller hears of the end.
     *
     * @param applies whether it is worth the time
     */
    record Observe(Predicate<HostRecord> applies) implements Step {}
}
