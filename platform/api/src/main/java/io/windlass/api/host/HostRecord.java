package io.windlass.api.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is kept about a host. A value: each step of an operation makes a new one, and it counts once it is stored.
 *
 * @param id identifies the host for ever
 * @param name what users call it
 * @param driverName the name under which its driver is registered
 * @param settings what the user wants of it
 * @param created when its creation was complete; empty until then, so that a failed one can be resumed
 * @param instance what the provider gave; empty until it gave something
 * @param pinnedKeys the SSH host keys that are believed; empty until the first contact
 * @param intent the operation under way, if there is one
 * @param failure why the last operation failed, if it did
 */
public record HostRecord(
        HostId id,
        String name,
        String driverName,
        HostSettings settings,
        Optional<Instant> created,
        Optional<Instance> instance,
        List<HostKey> pinnedKeys,
        Optional<Intent> intent,
        Optional<Failure> failure) {

    /** Copies what could be changed from outside. */
    public HostRecord {
        pinnedKeys = List.copyOf(pinnedKeys);
    }

    /**
     * Returns a host of which nothing exists yet.
     *
     * @param id identifies the host for ever
     * @param name what users call it
     * @param driverName the name under which its driver is registered
     * @param settings what the user wants of it
     * @return a record that is not stored yet
     */
    public static HostRecord wished(HostId id, String name, String driverName, HostSettings settings) {
        return new HostRecord(
                id,
                name,
                driverName,
                settings,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Returns this host with other settings.
     *
     * @param other what the user wants from now on
     * @return a copy
     */
    public HostRecord with(HostSettings other) {
        return new HostRecord(id, name, driverName, other, created, instance, pinnedKeys, intent, failure);
    }

    /**
     * Returns this host with another instance.
     *
     * @param other what the provider gave
     * @return a copy
     */
    public HostRecord with(Instance other) {
        return new HostRecord(id, name, driverName, settings, created, Optional.of(other), pinnedKeys, intent, failure);
    }

    /**
     * Returns this host with other pinned keys.
     *
     * @param keys the keys to believe from now on
     * @return a copy
     */
    public HostRecord withPinnedKeys(List<HostKey> keys) {
        return new HostRecord(id, name, driverName, settings, created, instance, keys, intent, failure);
    }

    /**
     * Returns this host as it is while an operation runs; an older failure is forgotten.
     *
     * @param begun the operation
     * @return a copy
     */
    public HostRecord begin(Intent begun) {
        return new HostRecord(
                id, name, driverName, settings, created, instance, pinnedKeys, Optional.of(begun), Optional.empty());
    }

    /**
     * Returns this host as it is after its creation.
     *
     * @param now when the creation was complete
     * @return a copy that counts as complete
     */
    public HostRecord completed(Instant now) {
        return new HostRecord(id, name, driverName, settings, Optional.of(now), instance, pinnedKeys, intent, failure);
    }

    /**
     * Returns this host as it is after an operation.
     *
     * @param outcome why it failed, or empty
     * @return a copy without an intent
     */
    public HostRecord end(Optional<Failure> outcome) {
        return new HostRecord(id, name, driverName, settings, created, instance, pinnedKeys, Optional.empty(), outcome);
    }
}
