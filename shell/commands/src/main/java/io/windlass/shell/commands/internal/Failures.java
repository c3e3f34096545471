package io.windlass.shell.commands.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of anything thrown what can be shown. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static MachineException of(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof MachineException known) {
            return known;
        }
        LOG.error("A command failed in a way that nobody foresaw", cause);
        return new MachineException(
                StandardErrorCode.INTERNAL_ERROR,
                "Internal error: " + cause,
                "This is a defect. The daemon's log has the details.",
                cause);
    }
}
