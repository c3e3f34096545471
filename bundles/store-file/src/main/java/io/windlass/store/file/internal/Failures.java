package io.windlass.store.file.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Every way in which this store fails, in words. */
final class Failures {

    private Failures() {}

    static MachineException unwritable(Path path, IOException cause) {
        return new MachineException(
                StandardErrorCode.STORE_UNWRITABLE,
                "Cannot write " + path + ": " + reason(cause) + ".",
                "Make sure that the disk has space, is mounted for writing, and that the folder belongs to the"
                        + " daemon's user; then try again.",
                cause);
    }

    static MachineException unreadable(Path path, IOException cause) {
        return new MachineException(
                StandardErrorCode.STORE_UNREADABLE,
                "Cannot read " + path + ": " + reason(cause) + ".",
                "Make sure that it is what the store expects there and that the daemon's user may read it.",
                cause);
    }

    static MachineException notFound(String name) {
        return new MachineException(
                StandardErrorCode.HOST_NOT_FOUND,
                "Host does not exist: \"" + name + "\"",
                "See all hosts with: machine ls");
    }

    static MachineException exists(String name, @Nullable IOException cause) {
        return new MachineException(
                StandardErrorCode.HOST_EXISTS,
                "Host already exists: \"" + name + "\"",
                "Take another name, or remove the host with: machine rm " + name,
                cause);
    }

    static MachineException notIn(Path store, String name) {
        return new MachineException(
                StandardErrorCode.HOST_NOT_FOUND, "There is no host \"" + name + "\" in " + store + ".", "");
    }

    static MachineException taken(String name, Path store) {
        return new MachineException(
                StandardErrorCode.HOST_EXISTS,
                "Another host is called \"" + name + "\" in " + store + ".",
                "Remove the other one first, or leave this one out by naming those that are wanted.");
    }

    /** One host's file that the system does not let us read. */
    static MachineException unreadableFile(Path file, IOException cause) {
        return damaged(
                file,
                "cannot be read: " + reason(cause),
                "Make sure that it is a file that the daemon's user may read; to forget the host: machine rm -f "
                        + host(file));
    }

    static MachineException missing(Path config) {
        return damaged(
                config,
                "is missing, so nobody knows what host this is",
                "Restore it from a backup, such as config.json.bak beside it, or forget the host with: machine rm -f "
                        + host(config));
    }

    static MachineException damaged(Path file, String what) {
        return damaged(
                file, what, "Restore the file from a backup, or forget the host with: machine rm -f " + host(file));
    }

    private static String host(Path file) {
        return Objects.requireNonNull(file.getParent()).getFileName().toString();
    }

    static MachineException damaged(Path file, String what, String hint) {
        return new MachineException(StandardErrorCode.STORE_DAMAGED, file + " " + what + ".", hint);
    }

    /** What the system said, without the path that it may put in front. */
    static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (cause instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (cause instanceof FileSystemException system) {
            return system.getReason() == null ? system.getClass().getSimpleName() : system.getReason();
        }
        return String.valueOf(cause.getMessage());
    }
}
