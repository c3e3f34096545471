package io.windlass.api.host;

import java.util.List;
import java.util.Map;

/**
 * What the user wants of a host.
 *
 * @param spec the driver's options under the names in which they are stored; the driver's spec record is bound from it
 * @param engine how the engine is set up
 * @param tlsSans further names for the engine's certificate
 * @param labels what hosts are selected by; the platform gives them no meaning
 * @param selfHealing whether the platform starts or restarts the host by itself when it finds it down
 */
public record HostSettings(
        Map<String, Object> spec,
        EngineOptions engine,
        List<String> tlsSans,
        Map<String, String> labels,
        boolean selfHealing) {

    /** Copies what could be changed from outside. */
    public HostSettings {
        spec = Map.copyOf(spec);
        tlsSans = List.copyOf(tlsSans);
        labels = Map.copyOf(labels);
    }

    /**
     * Returns the settings of a host that nobody gave labels.
     *
     * @param spec the driver's options
     * @param engine how the engine is set up
     * @param tlsSans further names for the engine's certificate
     * @return settings without labels and without self-healing
     */
    public static HostSettings of(Map<String, Object> spec, EngineOptions engine, List<String> tlsSans) {
        return new HostSettings(spec, engine, tlsSans, Map.of(), false);
    }

    /**
     * Returns these settings with other labels and self-healing.
     *
     * @param otherLabels all labels from now on
     * @param healing whether the platform repairs the host by itself
     * @return a copy
     */
    public HostSettings with(Map<String, String> otherLabels, boolean healing) {
        return new HostSettings(spec, engine, tlsSans, otherLabels, healing);
    }
}
