package io.windlass.api.host;

/** What a host is doing, as far as anybody knows. */
public enum InstanceState {
    /** Nobody knows: it does not answer, or nobody asked yet. */
    UNKNOWN("Unknown"),
    /** On its way to {@link #RUNNING}. */
    STARTING("Starting"),
    /** It runs. */
    RUNNING("Running"),
    /** Suspended in memory. */
    PAUSED("Paused"),
    /** Suspended to disk. */
    SAVED("Saved"),
    /** On its way to {@link #STOPPED}. */
    STOPPING("Stopping"),
    /** Switched off, and can be started. */
    STOPPED("Stopped"),
    /** It exists and cannot be used; a reason is given beside the state. */
    ERROR("Error");

    private final String label;

    InstanceState(String label) {
        this.label = label;
    }

    /**
     * Returns the word that {@code status} and {@code ls} print.
     *
     * @return docker-machine's word where it has one
     */
    public String label() {
        return label;
    }
}
