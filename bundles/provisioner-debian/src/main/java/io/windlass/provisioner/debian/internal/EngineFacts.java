package io.windlass.provisioner.debian.internal;

import java.util.List;

/**
 * What systemd says about docker.service.
 *
 * @param running the command line of its main process as the kernel has it, each argument closed by a NUL; empty if
 *     there is none
 */
record EngineFacts(
        String loadState,
        String activeState,
        String unitFileState,
        boolean needsReload,
        String dropIns,
        String running) {

    boolean loaded() {
        return loadState.equals("loaded");
    }

    boolean active() {
        return activeState.equals("active");
    }

    boolean masked() {
        return loadState.equals("masked");
    }

    boolean enabled() {
        return unitFileState.equals("enabled");
    }

    /** Compares without the program's own name: some packages start it by a wrapper. */
    boolean runsWith(List<String> arguments) {
        List<String> actual = List.of(running.split("\0", -1));
        return active()
                && !needsReload
                && actual.size() == arguments.size() + 1
                && actual.subList(1, actual.size() - 1).equals(arguments.subList(1, arguments.size()));
    }
}
