package io.windlass.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * Where things are.
 *
 * @param home the unpacked distribution
 * @param storage the root of the store
 */
record Places(Path home, Path storage) {

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    static Places of(List<String> arguments) throws LaunchException {
        return new Places(option("--home", arguments), option("--storage-path", arguments));
    }

    Path daemon() {
        return storage.resolve("daemon");
    }

    Path cache() {
        return daemon().resolve("felix-cache");
    }

    Path logs() {
        return daemon().resolve("log");
    }

    Path settings() {
        return home.resolve("etc");
    }

    /** Makes the folders that are missing, for nobody else to read; those that exist keep their mode. */
    void create() throws LaunchException {
        try {
            Files.createDirectories(logs(), PRIVATE);
        } catch (IOException failure) {
            throw new LaunchException("cannot make the folder " + logs() + ": " + failure.getMessage(), failure);
        }
    }

    private static Path option(String name, List<String> arguments) throws LaunchException {
        int at = arguments.indexOf(name);
        if (at < 0 || at + 1 == arguments.size()) {
            throw new LaunchException("usage: --home DIR --storage-path DIR");
        }
        return Path.of(arguments.get(at + 1)).toAbsolutePath().normalize();
    }
}
