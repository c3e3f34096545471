package io.windlass.driver.nspawn.internal;

import io.windlass.api.host.HostId;
import java.nio.file.Path;

/**
 * The names of everything that belongs to one host. What must last lies in the host's folder; what ends with the
 * machine's power carries the start of the id. Paths below {@code /run} also keep colons and commas of the store's path
 * away from the options of mount and systemd-nspawn.
 *
 * @param id the host
 * @param directory the host's folder in the store
 * @param runtime the folder for what a reboot of this machine may forget
 */
record HostLayout(HostId id, Path directory, Path runtime) {

    static final String LOGIN_KEY = "id_ed25519";
    static final String HOST_KEY = "ssh_host_ed25519_key";
    static final Path RUNTIME = Path.of("/run/windlass");

    static HostLayout of(HostId id, Path directory) {
        return new HostLayout(id, directory, RUNTIME);
    }

    /** Container, network namespace, control group and unit. */
    String name() {
        return "windlass-" + id.prefix();
    }

    String table() {
        return "windlass_" + id.prefix();
    }

    /** Network interfaces may have fifteen characters. */
    String link() {
        return "wl" + id.prefix();
    }

    Path files() {
        return directory.resolve("nspawn");
    }

    Path image() {
        return files().resolve("disk.img");
    }

    /** A link to the root file system that the host began with. */
    Path base() {
        return files().resolve("base");
    }

    /** What the host wrote to its console since it last booted. */
    Path console() {
        return files().resolve("console.log");
    }

    Path loginKey() {
        return directory.resolve(LOGIN_KEY);
    }

    Path publicHostKey() {
        return directory.resolve(HOST_KEY + ".pub");
    }

    Path run() {
        return runtime.resolve(id.prefix());
    }

    /** A link to {@link #files}. */
    Path filesLink() {
        return run().resolve("files");
    }

    Path disk() {
        return run().resolve("disk");
    }

    Path root() {
        return run().resolve("root");
    }

    Path script() {
        return run().resolve("supervise");
    }

    Path pid() {
        return run().resolve("pid");
    }

    Path namespace() {
        return Path.of("/run/netns", name());
    }
}
