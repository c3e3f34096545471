package io.windlass.provisioner.debian.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.provision.ProvisionRequest;
import java.util.Map;
import java.util.Set;

/** Finds what would keep the engine from starting before anything is touched. */
final class Preconditions {

    /** File systems, in the words of {@code stat -f}, that a storage driver refuses. */
    private static final Map<String, Set<String>> CANNOT_CARRY =
            Map.of("overlay2", Set.of("overlayfs", "aufs", "ecryptfs", "nfs"));

    /** Storage drivers that work on their own file system only. */
    private static final Set<String> NEEDS_ITS_OWN = Set.of("btrfs", "zfs");

    private Preconditions() {}

    static void check(ProvisionRequest request, HostFacts facts) {
        if (!facts.systemd()) {
            throw failure(request, "is not run by systemd", "Only hosts with systemd can be provisioned.");
        }
        if (facts.engine().masked()) {
            throw failure(
                    request, "has docker.service masked", "Run \"systemctl unmask docker.service\" on the host first.");
        }
        checkStorageDriver(request, facts.fileSystem());
        facts.configuration().ifPresent(text -> DaemonConfiguration.check(request, text));
    }

    private static void checkStorageDriver(ProvisionRequest request, String fileSystem) {
        String driver = request.engine().storageDriver();
        boolean refused = CANNOT_CARRY.getOrDefault(driver, Set.of()).contains(fileSystem)
                || (NEEDS_ITS_OWN.contains(driver) && !fileSystem.equals(driver));
        if (refused) {
            throw failure(
                    request,
                    "has its engine's data on a file system (" + fileSystem + ") that cannot carry the storage driver "
                            + driver,
                    "Leave the storage driver out, and the engine takes one that works; or put the data root on"
                            + " another file system.");
        }
    }

    static MachineException failure(ProvisionRequest request, String what, String hint) {
        return new MachineException(
                StandardErrorCode.ENGINE_SETUP_FAILED, "The host \"" + request.hostName() + "\" " + what + ".", hint);
    }
}
