package io.windlass.driver.nspawn.internal;

import io.windlass.api.driver.DriverHost;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What must hold before a host can be made on this machine. Changes nothing. */
final class Preconditions {

    private static final long LEAST_SPACE = 1L << 30;

    /** Programs, each with the package of Debian and Ubuntu that has it. */
    private static final Map<String, String> TOOLS = new LinkedHashMap<>();

    static {
        TOOLS.put("systemd-nspawn", "systemd-container");
        TOOLS.put("ip", "iproute2");
        TOOLS.put("nft", "nftables");
        TOOLS.put("mkfs.ext4", "e2fsprogs");
        TOOLS.put("mount", "mount");
        TOOLS.put("setsid", "util-linux");
    }

    private Preconditions() {}

    static void check(DriverHost<NspawnSpec> host) {
        NspawnSpec spec = host.spec();
        spec.check();
        require(
                System.getProperty("os.name").equals("Linux"),
                "The driver nspawn works on Linux only.",
                "Use another driver on this machine.");
        require(isRoot(), "The driver nspawn needs root.", "Start the daemon as root, or use another driver.");
        tools(spec);
        if (!spec.rootfs().isEmpty()) {
            rootFileSystem(Path.of(spec.rootfs()));
        }
        network(Subnet.parse(spec.subnet()));
        space(host.directory());
    }

    private static void tools(NspawnSpec spec) {
        Map<String, String> needed = new LinkedHashMap<>(TOOLS);
        if (!spec.rootfs().isEmpty()) {
            needed.put("tar", "tar");
        }
        boolean canMake = Commands.find("mmdebstrap")
                .or(() -> Commands.find("debootstrap"))
                .isPresent();
        if (spec.rootfs().isEmpty() && !canMake) {
            needed.put("mmdebstrap", "mmdebstrap");
        }
        List<String> missing = needed.keySet().stream()
                .filter(tool -> Commands.find(tool).isEmpty())
                .toList();
        String packages = missing.stream().map(needed::get).collect(Collectors.joining(" "));
        require(
                missing.isEmpty(),
                "The driver nspawn lacks " + String.join(", ", missing) + ".",
                "Install the packages: apt-get install " + packages);
    }

    private static void rootFileSystem(Path given) {
        String hint = "Give --nspawn-rootfs the absolute path of a directory or tar file with systemd and sshd.";
        require(given.isAbsolute(), "The path " + given + " of the root file system is not absolute.", hint);
        require(Files.isReadable(given), "The root file system " + given + " does not exist.", hint);
        require(
                !Files.isDirectory(given)
                        || Files.exists(given.resolve("usr/lib/systemd/systemd"))
                        || Files.exists(given.resolve("lib/systemd/systemd")),
                "The root file system " + given + " has no systemd.",
                hint);
    }

    private static void network(Subnet subnet) {
        Routes.read().into(subnet).ifPresent(route -> {
            throw failure(
                    "This machine already reaches a part of " + subnet + " through " + route.link() + ".",
                    "Give --nspawn-subnet a private network that is not in use here.");
        });
    }

    private static void space(Path directory) {
        Path existing = directory;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            require(
                    free >= LEAST_SPACE,
                    "Only " + (free >> 20) + " MB are free for the disk of a host in " + existing + ".",
                    "Make at least 1 GB free, or put the store elsewhere.");
        } catch (IOException e) {
            throw Failures.io("The free space of " + existing + " cannot be read", e);
        }
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            throw Failures.io("The user of this process is not known", e);
        }
    }

    private static void require(boolean holds, String message, String hint) {
        if (!holds) {
            throw failure(message, hint);
        }
    }

    private static MachineException failure(String message, String hint) {
        return new MachineException(StandardErrorCode.PRECONDITION_FAILED, message, hint);
    }
}
