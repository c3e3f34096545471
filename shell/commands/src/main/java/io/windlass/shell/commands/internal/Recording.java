package io.windlass.shell.commands.internal;

import io.windlass.shell.commands.CommandRunner;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one command line leaves in the audit log: nothing, if it changes nothing. For one thread. */
final class Recording {

    private final Audit audit;
    private Audit.@Nullable Pending pending;
    private String error = "";

    Recording(Audit audit) {
        this.audit = audit;
    }

    void begin(Supplier<Audit.Deed> deed) {
        pending = audit.begin(deed.get());
    }

    void failed(String code) {
        error = code;
    }

    /** Makes the line durable, before the caller hears how the command ended. */
    void end(int status) {
        Audit.Pending begun = pending;
        pending = null;
        if (begun != null) {
            begun.end(Instant.now(), outcome(status), status, error);
        }
    }

    private static String outcome(int status) {
        return switch (status) {
            case 0 -> "succeeded";
            case CommandRunner.PARTLY_FAILED -> "partly failed";
            case CommandRunner.INTERRUPTED -> "interrupted";
            default -> "failed";
        };
    }
}
