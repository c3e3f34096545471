package io.windlass.itests.provider;

/** The kinds of calls. */
public enum Call {
    CREATE,
    LIST,
    GET,
    START,
    STOP,
    KILL,
    DELETE
}
