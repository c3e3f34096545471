package io.windlass.itests.provider;

/** The two moments of a call at which trouble matters. */
public enum Moment {
    /** The request has arrived, and nothing has happened yet. */
    BEFORE_EFFECT,
    /** It has happened, and the caller does not know it yet. */
    AFTER_EFFECT
}
