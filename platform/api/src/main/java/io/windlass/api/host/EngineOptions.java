package io.windlass.api.host;

import java.util.List;

/**
 * How the engine of a host is installed and started. Lists keep the order in which the user gave them.
 *
 * @param installUrl the script that installs the engine, or {@link #DISTRIBUTION}
 * @param storageDriver the storage driver; empty lets the engine choose what its file system can carry
 * @param labels {@code key=value} each
 * @param flags engine flags without the leading dashes, {@code name} or {@code name=value} each
 * @param environment {@code NAME=value} each, for the engine's process
 * @param insecureRegistries registries that may be asked without TLS
 * @param registryMirrors mirrors of the default registry
 */
public record EngineOptions(
        String installUrl,
        String storageDriver,
        List<String> labels,
        List<String> flags,
        List<String> environment,
        List<String> insecureRegistries,
        List<String> registryMirrors) {

    /** docker-machine's default. Where it cannot be fetched, and only then, the distribution's package is taken. */
    public static final String DEFAULT_INSTALL_URL = "https://get.docker.com";

    /** Stands in place of a URL for the distribution's own, signed package. */
    public static final String DISTRIBUTION = "distribution";

    /** What a host gets when the user says nothing. */
    public static final EngineOptions DEFAULTS =
            new EngineOptions(DEFAULT_INSTALL_URL, "", List.of(), List.of(), List.of(), List.of(), List.of());

    /** Copies what could be changed from outside. */
    public EngineOptions {
        labels = List.copyOf(labels);
        flags = List.copyOf(flags);
        environment = List.copyOf(environment);
        insecureRegistries = List.copyOf(insecureRegistries);
        registryMirrors = List.copyOf(registryMirrors);
    }
}
