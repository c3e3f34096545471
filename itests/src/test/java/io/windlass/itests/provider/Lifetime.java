package io.windlass.itests.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One instance that exists or existed.
 *
 * @param instance its id
 * @param labels who it was for
 * @param created its beginning
 * @param removed its end; empty while it lives
 */
public record Lifetime(String instance, Labels labels, Change created, Optional<Change> removed) {

    /**
     * One end of a life.
     *
     * @param order changes of all instances are numbered in the order in which they happened
     * @param at when, since the provider's start
     * @param call the ordinal of the call that did it; empty if it happened behind the callers' backs
     */
    public record Change(long order, Duration at, OptionalLong call) {}

    /** Whether it exists now. */
    public boolean lives() {
        return removed.isEmpty();
    }

    Lifetime end(Change change) {
        return new Lifetime(instance, labels, created, Optional.of(change));
    }

    /** Later than all that happened, as long as it lives. */
    long end() {
        return removed.map(Change::order).orElse(Long.MAX_VALUE);
    }
}
