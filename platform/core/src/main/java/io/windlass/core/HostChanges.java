package io.windlass.core;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be changed about a host without touching the host itself.
 *
 * @param labels labels to set
 * @param removedLabels names of labels to remove; one that is not there is no failure
 * @param selfHealing whether the platform repairs the host by itself; empty leaves it as it is
 */
public record HostChanges(Map<String, String> labels, Set<String> removedLabels, Optional<Boolean> selfHealing) {

    /** Copies what could be changed from outside. */
    public HostChanges {
        labels = Map.copyOf(labels);
        removedLabels = Set.copyOf(removedLabels);
    }
}
