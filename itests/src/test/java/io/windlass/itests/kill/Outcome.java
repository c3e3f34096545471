package io.windlass.itests.kill;

/** What can be left of a host when nothing is being done to it. */
enum Outcome {
    /** Neither in the store nor at the provider. */
    ABSENT,
    /** Made, on, and nothing is wrong with it. */
    RUNNING,
    /** Made, off, and nothing is wrong with it. */
    STOPPED,
    /** Its creation failed, and the store says why. */
    INCOMPLETE,
    /** Made, and the store says which operation failed. */
    FAILED,
    /** Forgotten by the store; the provider still has it, and it is reported as an orphan. */
    ORPHANED,
    /** Nothing that may ever be. */
    IMPOSSIBLE
}
