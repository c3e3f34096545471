package io.windlass.ca.local.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Every way in which this authority fails, in words. */
final class Failures {

    private Failures() {}

    static MachineException unusable(String message, String hint) {
        return unusable(message, hint, null);
    }

    static MachineException unusable(String message, String hint, @Nullable Throwable cause) {
        return new MachineException(StandardErrorCode.CERTIFICATES_UNUSABLE, message, hint, cause);
    }

    static MachineException unwritable(Path path, IOException cause) {
        return new MachineException(
                StandardErrorCode.STORE_UNWRITABLE,
                "Cannot write " + path + ": " + reason(cause) + ".",
                "Make sure that the disk has space, is mounted for writing, and that the folder belongs to the"
                        + " daemon's user; then try again.",
                cause);
    }

    static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
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
