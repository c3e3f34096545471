package io.windlass.core;

import io.windlass.api.host.EngineOptions;
import java.util.List;
import java.util.Map;

/**
 * A wish for a host.
 *
 * @param name its name
 * @param driverName its driver's name
 * @param options values of the driver's options by their long names, as {@code OptionDeclaration.parse} gives them
 * @param engine how the engine is set up
 * @param tlsSans further names for the engine's certificate
 * @param labels what hosts are selected by
 * @param selfHealing whether the platform starts or restarts the host by itself when it finds it down
 * @param keepOnFailure whether a host whose creation fails stays, listed with its reason, instead of being removed
 */
public record NewHost(
        String name,
        String driverName,
        Map<String, Object> options,
        EngineOptions engine,
        List<String> tlsSans,
        Map<String, String> labels,
        boolean selfHealing,
        boolean keepOnFailure) {

    /** Copies what could be changed from outside. */
    public NewHost {
        options = Map.copyOf(options);
        tlsSans = List.copyOf(tlsSans);
        labels = Map.copyOf(labels);
    }

    /** Shows no option, since some are secret. */
    @Override
    public String toString() {
        return "NewHost[" + name + ", " + driverName + "]";
    }
}
