package io.windlass.deployer.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Whether only the daemon's user, or root, can change a file or a folder. */
final class Ownership {

    private static final int ROOT = 0;

    private Ownership() {}

    static void require(Path path) throws IOException {
        int owner = owner(path);
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        boolean others = permissions.contains(PosixFilePermission.OTHERS_WRITE)
                || permissions.contains(PosixFilePermission.GROUP_WRITE);
        if (Files.isSymbolicLink(path)) {
            throw refused(path, "it is a link");
        }
        if (owner != ROOT && owner != self()) {
            throw refused(path, "it belongs to another user");
        }
        if (others) {
            throw refused(path, "others than its owner may write to it");
        }
    }

    /** The link itself is root's. */
    private static int self() throws IOException {
        return (Integer) Files.getAttribute(Path.of("/proc/self/"), "unix:uid");
    }

    private static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static MachineException refused(Path path, String why) {
        return new MachineException(
                StandardErrorCode.BUNDLE_REFUSED,
                path + " is left alone: " + why + ".",
                "Make it the daemon's user's own: chown, and chmod go-w.");
    }
}
