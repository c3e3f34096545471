package io.windlass.core.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Keeps healing from becoming an outage: of a driver's hosts never more than 40 % are repaired at once, and one at
 * least, since a lone host would otherwise never be. The share is Cluster API's default for machine health checks.
 */
final class HealingFuse {

    private static final int PERCENT = 40;

    private final Map<String, Set<String>> healing = new HashMap<>();

    /**
     * Asks for a repair.
     *
     * @param driverName the host's driver
     * @param host the host's name
     * @param hosts how many hosts the driver has
     * @return whether it may begin; {@link #release} must follow
     */
    boolean admit(String driverName, String host, long hosts) {
        Set<String> now = healing.computeIfAbsent(driverName, name -> new HashSet<>());
        long most = Math.max(1, hosts * PERCENT / 100);
        return now.contains(host) || (now.size() < most && now.add(host));
    }

    void release(String host) {
        healing.values().forEach(hosts -> hosts.remove(host));
        healing.values().removeIf(Set::isEmpty);
    }
}
