package io.windlass.driver.nspawn.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.option.Option;

/**
 * What users set.
 *
 * @param rootfs a directory or a tar file with systemd and sshd; empty to have one made
 * @param suite the suite of the root file system to make; empty for this machine's own
 * @param mirror where its packages come from; empty for what this machine's apt uses
 * @param memory in MB
 * @param cpus how many processors' worth of time; 0 for all
 * @param disk in MB
 * @param subnet the network from which hosts get their addresses
 */
public record NspawnSpec(
        @Option(
                name = "nspawn-rootfs",
                env = "NSPAWN_ROOTFS",
                path = true,
                help = "Directory or tar file with a root file system; made from packages if not given")
        String rootfs,

        @Option(
                name = "nspawn-suite",
                env = "NSPAWN_SUITE",
                help = "Suite of the root file system to make; this machine's own if not given")
        String suite,

        @Option(
                name = "nspawn-mirror",
                env = "NSPAWN_MIRROR",
                help = "URL of the package mirror; what this machine's apt uses if not given")
        String mirror,

        @Option(name = "nspawn-memory", env = "NSPAWN_MEMORY", value = "2048", help = "Memory in MB")
        int memory,

        @Option(name = "nspawn-cpus", env = "NSPAWN_CPUS", value = "0", help = "Number of CPUs; 0 for all of them")
        int cpus,

        @Option(name = "nspawn-disk", env = "NSPAWN_DISK", value = "20480", help = "Size of the disk in MB")
        int disk,

        @Option(
                name = "nspawn-subnet",
                env = "NSPAWN_SUBNET",
                value = "10.213.0.0/16",
                help = "Private network from which hosts get their addresses")
        String subnet) {

    private static final int LEAST_MEMORY = 128;
    private static final int LEAST_DISK = 512;

    /** Refuses values that no machine could satisfy. */
    void check() {
        require(memory >= LEAST_MEMORY, "nspawn-memory", memory, "Give at least " + LEAST_MEMORY + " MB.");
        require(cpus >= 0, "nspawn-cpus", cpus, "Give a number of CPUs, or 0 for all of them.");
        require(disk >= LEAST_DISK, "nspawn-disk", disk, "Give at least " + LEAST_DISK + " MB.");
        require(
                suite.matches("[a-z0-9.-]*") && !suite.startsWith("-"),
                "nspawn-suite",
                suite,
                "Give a name like bookworm.");
        require(
                mirror.isEmpty() || mirror.matches("https?://\\S+"),
                "nspawn-mirror",
                mirror,
                "Give a URL that begins with http:// or https://.");
        Subnet.parse(subnet);
    }

    private static void require(boolean holds, String option, Object value, String hint) {
        if (!holds) {
            throw new MachineException(
                    StandardErrorCode.INVALID_ARGUMENT,
                    "The value \"" + value + "\" of --" + option + " is not valid.",
                    hint);
        }
    }
}
