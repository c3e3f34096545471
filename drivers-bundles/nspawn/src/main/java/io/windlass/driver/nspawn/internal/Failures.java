package io.windlass.driver.nspawn.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.io.IOException;

/** The ways in which this machine fails us. */
final class Failures {

    private Failures() {}

    static MachineException io(String what, IOException cause) {
        return new MachineException(
                StandardErrorCode.PROVIDER_FAILED,
                what + ": " + cause.getMessage(),
                "Check the disk's free space and the rights of the daemon.",
                cause);
    }

    static MachineException provider(String message, String hint) {
        return new MachineException(StandardErrorCode.PROVIDER_FAILED, message, hint);
    }

    static MachineException timeout(String message, String hint) {
        return new MachineException(StandardErrorCode.TIMEOUT, message, hint);
    }

    /** Keeps the interrupt for the caller. */
    static MachineException interrupted(String what, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new MachineException(StandardErrorCode.PROVIDER_UNAVAILABLE, what + " was interrupted.", "", cause);
    }
}
