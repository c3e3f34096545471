package io.windlass.api.error;

/** Who can do something about a failure. */
public enum ErrorKind {
    /** The caller asked for something that cannot be: other input helps. */
    USER,
    /** The provider, the hypervisor or the host refused or answered nonsense. */
    PROVIDER,
    /** A limit of the provider or of the platform is reached: less, or later, helps. */
    QUOTA,
    /** It may well work the next time. */
    TRANSIENT,
    /** A defect of Windlass, or of the machine it runs on. */
    INTERNAL
}
