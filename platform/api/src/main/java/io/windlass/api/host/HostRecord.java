package io.windlass.api.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is kept about a host. A value: each step of an operation makes a new one, and it counts once it is stored.
 *
 * @param id identifies the host for ever
 * @param name what users call it
 * @param driverName the name under which its driver is registered
 * @param spec what the user set, under the names in which it is stored; the driver's spec record is bound from it
 * @param instance what the provider gave; empty until it gave something
 * @param engine how the engine is set up
 * @param tlsSans further names for the engine's certificate
 * @param pinnedKeys the SSH host keys that are believed; empty until the first contact
 * @param intent the operation under way, if there is one
 * @param failure why the last operation failed, if it did
 */
public record HostRecord(
        HostId id,
        String name,
        String driverName,
        Map<String, Object> spec,
        Optional<Instance> instance,
        EngineOptions engine,
        List<String> tlsSans,
        List<HostKey> pinnedKeys,
        Optional<Intent> intent,
        Optional<Failure> failure) {

    /** Copies what could be changed from outside. */
    public HostRecord {
        spec = Map.copyOf(spec);
        tlsSans = List.copyOf(tlsSans);
        pinnedKeys = List.copyOf(pinnedKeys);
    }

    /**
     * Returns this host with another instance.
     *
     * @param other what the provider gave
     * @return a copy
     */
    public HostRecord with(Instance other) {
        return new HostRecord(
                id, name, driverName, spec, Optional.of(other), engine, tlsSans, pinnedKeys, intent, failure);
    }

    /**
     * Returns this host with other pinned keys.
     *
     * @param keys the keys to believe from now on
     * @return a copy
     */
    public HostRecord withPinnedKeys(List<HostKey> keys) {
        return new HostRecord(id, name, driverName, spec, instance, engine, tlsSans, keys, intent, failure);
    }

    /**
     * Returns this host as it is while an operation runs; an older failure is forgotten.
     *
     * @param begun the operation
     * @return a copy
     */
    public HostRecord begin(Intent begun) {
        return new HostRecord(
                id,
                name,
                driverName,
                spec,
                instance,
                engine,
                tlsSans,
                pinnedKeys,
                Optional.of(begun),
                Optional.empty());
    }

    /**
     * Returns this host as it is after an operation.
     *
     * @param outcome why it failed, or empty
     * @return a copy without an intent
     */
    public HostRecord end(Optional<Failure> outcome) {
        return new HostRecord(
                id, name, driverName, spec, instance, engine, tlsSans, pinnedKeys, Optional.empty(), outcome);
    }
}
