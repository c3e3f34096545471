package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.host.EngineOptions;
import io.windlass.api.option.Option;
import io.windlass.shell.commands.Dialect;
import io.windlass.shell.commands.NamePattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The options of {@code create} that do not depend on the driver.
 *
 * @param driver who makes the machine
 * @param installUrl the script that installs the engine
 * @param engineFlags engine flags
 * @param insecureRegistries registries without TLS
 * @param registryMirrors mirrors of the default registry
 * @param engineLabels labels of the engine
 * @param storageDriver the engine's storage driver
 * @param engineEnvironment variables of the engine's process
 * @param tlsSans further names for the engine's certificate
 * @param sshTimeout seconds to wait for SSH; 0 for the daemon's own setting
 * @param keepOnFailure whether a machine that could not be finished stays
 * @param labels what the machine is selected by
 * @param selfHealing whether a machine that is found down is started again
 * @param resume whether machines are finished that could not be finished before
 * @param count how many machines; 0 for as many as there are names
 */
public record CreateOptions(
        @Option(
                name = "driver",
                letter = "d",
                env = "MACHINE_DRIVER",
                value = CreateOptions.DEFAULT_DRIVER,
                help = "Driver to create machine with")
        String driver,

        @Option(
                name = "engine-install-url",
                env = "MACHINE_DOCKER_INSTALL_URL",
                value = EngineOptions.DEFAULT_INSTALL_URL,
                help = "Custom URL to use for engine installation, or \"" + EngineOptions.DISTRIBUTION
                        + "\" for the host's own package")
        String installUrl,

        @Option(
                name = "engine-opt",
                help = "Specify arbitrary flags to include with the created engine in the form flag=value")
        List<String> engineFlags,

        @Option(
                name = "engine-insecure-registry",
                help = "Specify insecure registries to allow with the created engine")
        List<String> insecureRegistries,

        @Option(
                name = "engine-registry-mirror",
                env = "ENGINE_REGISTRY_MIRROR",
                help = "Specify registry mirrors to use")
        List<String> registryMirrors,

        @Option(name = "engine-label", help = "Specify labels for the created engine")
        List<String> engineLabels,

        @Option(name = "engine-storage-driver", help = "Specify a storage driver to use with the engine")
        String storageDriver,

        @Option(name = "engine-env", help = "Specify environment variables to set in the engine")
        List<String> engineEnvironment,

        @Option(name = "tls-san", help = "Support extra SANs for TLS certs")
        List<String> tlsSans,

        @Option(name = "ssh-timeout", help = "Seconds to wait for SSH, 0 for what the daemon is configured to")
        int sshTimeout,

        @Option(name = "keep-on-failure", help = "Keep a machine that could not be finished instead of removing it")
        boolean keepOnFailure,

        @Option(name = "label", help = "Give the machine a label, name=value, by which it can be selected")
        List<String> labels,

        @Option(name = "self-heal", help = "Start the machine again when it is found down")
        boolean selfHealing,

        @Option(name = "resume", help = "Finish a machine whose creation failed and that was kept")
        boolean resume,

        @Option(name = "count", help = "How many machines to create, 0 for all names of a range")
        int count) {

    /** The one driver that makes a host out of nothing but this computer. */
    static final String DEFAULT_DRIVER = "nspawn";

    static String defaultDriver(Dialect dialect) {
        return switch (dialect) {
            case MACHINE -> DEFAULT_DRIVER;
            case DOCKER_MACHINE -> "virtualbox";
        };
    }

    Optional<Duration> sshDeadline() {
        return sshTimeout > 0 ? Optional.of(Duration.ofSeconds(sshTimeout)) : Optional.empty();
    }

    /** All names that are asked for, whether they are good or not. */
    List<String> names(String operand) {
        if (count < 0) {
            throw Errors.invalid("invalid value \"" + count + "\" for flag --count.", "Give a number of 1 or more.");
        }
        if (count > 0 && !NamePattern.isPattern(operand)) {
            return NamePattern.numbered(operand, count);
        }
        List<String> names = NamePattern.expand(List.of(operand));
        if (count > names.size()) {
            throw Errors.invalid(
                    "The range \"" + operand + "\" has " + names.size() + " names, and --count asks for " + count + ".",
                    "Make the range longer, or leave --count out.");
        }
        return count == 0 ? names : names.subList(0, count);
    }

    EngineOptions engine() {
        return new EngineOptions(
                installUrl,
                storageDriver,
                engineLabels,
                engineFlags,
                engineEnvironment,
                insecureRegistries,
                registryMirrors);
    }
}
