package io.windlass.itests.hosts;

import java.time.Duration;

/** How a host that is switched on deals with its visitors. */
public sealed interface Behaviour {

    /** As a host should. */
    Behaviour NORMAL = Fault.NONE;

    /** Commands and the engine take this long to answer. */
    static Behaviour slow(Duration delay) {
        return new Slow(delay);
    }

    /** See {@link Behaviour#slow}. */
    record Slow(Duration delay) implements Behaviour {}

    /** What can be wrong with a host. */
    enum Fault implements Behaviour {
        /** Nothing. */
        NONE,
        /**
         * Nobody gets an answer, neither on open connections nor on new ones, which are accepted. As a stopped process;
         * after it everybody gets the answers that were due.
         */
        FROZEN,
        /** Commands start and do not end before the host behaves otherwise. */
        HANGING,
        /** Commands say more and more and do not end before their visitor leaves. */
        FLOODING,
        /** No key is good enough. */
        REFUSING_LOGINS,
        /** Open connections break and new ones are closed before a word is said; the engine is not affected. */
        DROPPING
    }
}
