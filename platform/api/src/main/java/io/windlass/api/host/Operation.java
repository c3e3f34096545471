package io.windlass.api.host;

/** A command that changes a host. A host carries out one at a time. */
public enum Operation {
    /** From nothing to an engine that answers. */
    CREATE,
    /** Switch on. */
    START,
    /** Shut down in good order. */
    STOP,
    /** Switch off at once. */
    KILL,
    /** Reboot. */
    RESTART,
    /** Install, configure and certify the engine again. */
    PROVISION,
    /** Install the newest engine that the host's package source offers. */
    UPGRADE,
    /** Give the engine a new certificate; nothing is installed. */
    REGENERATE_CERTS,
    /** Remove the instance at its provider, then the record. */
    REMOVE,
    /** Remove the record only; whatever exists at the provider stays there. */
    FORGET
}
