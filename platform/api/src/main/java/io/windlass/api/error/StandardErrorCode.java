package io.windlass.api.error;

import static io.windlass.api.error.ErrorKind.INTERNAL;
import static io.windlass.api.error.ErrorKind.PROVIDER;
import static io.windlass.api.error.ErrorKind.QUOTA;
import static io.windlass.api.error.ErrorKind.TRANSIENT;
import static io.windlass.api.error.ErrorKind.USER;

/** The failures that the platform itself knows. */
public enum StandardErrorCode implements ErrorCode {
    /** A command line, an option or a configuration value is not acceptable. */
    INVALID_ARGUMENT(USER, false),
    /** A host name has characters or a length that is not allowed. */
    INVALID_NAME(USER, false),
    /** No host has this name. */
    HOST_NOT_FOUND(USER, false),
    /** A host of this name exists already. */
    HOST_EXISTS(USER, false),
    /** The host is not in a state in which this can be done. */
    HOST_STATE(USER, false),
    /** The host's driver cannot do this. */
    NOT_SUPPORTED(USER, false),
    /** No driver of this name is installed at the moment. */
    DRIVER_NOT_FOUND(USER, false),
    /** The caller may not give this command. */
    ACCESS_DENIED(USER, false),
    /** The driver's own check before creation failed: something it needs is missing. */
    PRECONDITION_FAILED(USER, false),
    /** The host has as many commands waiting as it may have. */
    QUEUE_FULL(QUOTA, true),
    /** Somebody asked for an operation to be stopped, and it was. */
    OPERATION_CANCELLED(USER, false),
    /** Something did not happen within its deadline. */
    TIMEOUT(TRANSIENT, true),
    /** The provider or hypervisor failed. */
    PROVIDER_FAILED(PROVIDER, false),
    /** The provider or hypervisor failed in a way that passes. */
    PROVIDER_UNAVAILABLE(TRANSIENT, true),
    /** The provider takes no more calls for a while; the call had no effect. */
    PROVIDER_RATE_LIMITED(QUOTA, true),
    /** The account may not have more of what was asked for. */
    PROVIDER_QUOTA_EXCEEDED(QUOTA, false),
    /** The provider refuses the credentials. */
    PROVIDER_AUTHENTICATION_FAILED(USER, false),
    /** The provider knows the host no more, although nobody removed it here. */
    INSTANCE_GONE(PROVIDER, false),
    /** The host's SSH port does not answer, or not as SSH. */
    SSH_UNREACHABLE(TRANSIENT, true),
    /** The host refuses the key or the user. */
    SSH_AUTHENTICATION_FAILED(USER, false),
    /** The host shows another host key than the one that is pinned. */
    SSH_HOST_KEY_CHANGED(USER, false),
    /** A private key cannot be read. */
    SSH_KEY_UNREADABLE(USER, false),
    /** A command on the host ended with a status that is not zero. */
    REMOTE_COMMAND_FAILED(PROVIDER, false),
    /** No provisioner knows the host's operating system. */
    OPERATING_SYSTEM_UNKNOWN(USER, false),
    /** The engine could not be installed or configured. */
    ENGINE_SETUP_FAILED(PROVIDER, false),
    /** The engine does not answer, or its certificate does not verify. */
    ENGINE_UNREACHABLE(TRANSIENT, true),
    /** The store cannot be read. */
    STORE_UNREADABLE(INTERNAL, false),
    /** One host's file is damaged or from a newer version. */
    STORE_DAMAGED(USER, false),
    /** The store cannot be written: full, read-only, or not ours. */
    STORE_UNWRITABLE(USER, false),
    /** Certificates or their keys are missing, unreadable or do not fit together. */
    CERTIFICATES_UNUSABLE(USER, false),
    /** A bundle must not be installed: not signed by a trusted key, damaged, or dangerous. */
    BUNDLE_REFUSED(USER, false),
    /** No bundle of this name is installed. */
    BUNDLE_NOT_FOUND(USER, false),
    /** Others need the bundle. */
    BUNDLE_IN_USE(USER, false),
    /** A bundle does not start: something it needs is missing, or it fails. What was there before is back. */
    BUNDLE_FAILED(USER, false),
    /** A defect of Windlass. */
    INTERNAL_ERROR(INTERNAL, false);

    private final ErrorKind kind;
    private final boolean retryable;

    StandardErrorCode(ErrorKind kind, boolean retryable) {
        this.kind = kind;
        this.retryable = retryable;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    @Override
    public boolean retryable() {
        return retryable;
    }
}
