package io.windlass.core;

import io.windlass.api.host.InstanceState;
import java.time.Instant;

/**
 * Something that happened to a host.
 *
 * @param sequence counts all events of this run of the daemon, from 1
 * @param at when it was noticed
 * @param host the host's name; empty for {@link Kind#EVENTS_MISSED}
 * @param driverName the host's driver; may be empty
 * @param kind what happened
 * @param state what the host does as far as is known after it
 * @param message one sentence for people; never with a secret
 */
public record HostEvent(
        long sequence, Instant at, String host, String driverName, Kind kind, InstanceState state, String message) {

    /** What can happen. Scripts count on the names. */
    public enum Kind {
        /** A host appeared: it was begun to be made, or was found in the store. */
        HOST_ADDED,
        /** A host is no more. */
        HOST_REMOVED,
        /** Labels or self-healing were changed. */
        HOST_CHANGED,
        /** An operation began; its intent is durable. */
        OPERATION_BEGAN,
        /** An operation of before a crash is taken up again. */
        OPERATION_RESUMED,
        /** An operation reached its end. */
        OPERATION_SUCCEEDED,
        /** An operation failed; the message says why. */
        OPERATION_FAILED,
        /** An operation was stopped on request. */
        OPERATION_CANCELLED,
        /** A look found another state than the one before. */
        STATE_CHANGED,
        /** Somebody else stopped the host. */
        STOPPED_OUTSIDE,
        /** Somebody else started the host. */
        STARTED_OUTSIDE,
        /** The provider knows the host no more. */
        INSTANCE_GONE,
        /** The host has another address. */
        ADDRESS_CHANGED,
        /** The host shows another SSH key than the pinned one; nothing more is sent to it. */
        HOST_KEY_CHANGED,
        /** The engine's certificate ends soon, or has ended. */
        CERTIFICATE_EXPIRING,
        /** The platform repairs the host by itself. */
        HEALING_BEGAN,
        /** The platform would repair the host, and does not: too many of its driver's hosts are being repaired. */
        HEALING_HELD,
        /** The host's supervision failed too often and rests. */
        SUPERVISION_FAILED,
        /** A listener was too slow, and some events are gone; the message says how many. */
        EVENTS_MISSED
    }
}
