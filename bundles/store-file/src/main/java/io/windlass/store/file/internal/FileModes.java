package io.windlass.store.file.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The modes that files of docker-machine have; the umask can take rights away from them. */
final class FileModes {

    static final Set<PosixFilePermission> SECRET = PosixFilePermissions.fromString("rw-------");
    static final Set<PosixFilePermission> PUBLIC = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwx------");

    private static final Set<String> PUBLIC_NAMES = Set.of("ca.pem", "cert.pem", "server.pem");

    private FileModes() {}

    /** The mode of a copy: whatever may be a key is nobody else's, as careless as the original's mode may be. */
    static Set<PosixFilePermission> of(Path file) {
        if (PUBLIC_NAMES.contains(file.getFileName().toString())) {
            return PUBLIC;
        }
        return Files.isExecutable(file) ? PROGRAM : SECRET;
    }
}
