package io.windlass.shell.commands.internal;

import io.windlass.api.Installation;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit log in files: one line for each deed in {@code daemon/log/audit.log}, written when it is over. Until then
 * its line lies in a file of its own in {@code daemon/audit}, so that a daemon that dies in the middle leaves a trace: the
 * next one takes it over, with an unknown outcome.
 */
@Component
public final class AuditFile implements Audit {

    private static final Logger LOG = LoggerFactory.getLogger(AuditFile.class);
    private static final int LARGEST = 8 * 1024 * 1024;
    private static final String UNKNOWN = "unknown";

    private final Path pending;
    private final BoundedLog log;

    /** Called by Declarative Services. */
    @Activate
    public AuditFile(@Reference Installation installation) {
        this(installation.storage().resolve("daemon"), LARGEST);
    }

    AuditFile(Path daemon, int largest) {
        this.pending = daemon.resolve("audit");
        this.log = new BoundedLog(daemon.resolve("log"), largest);
        try {
            takeOver();
        } catch (IOException e) {
            LOG.error("What a daemon before this one was doing could not be written to the audit log", e);
        }
    }

    @Override
    public Pending begin(Deed deed) {
        String id = UUID.randomUUID().toString();
        Path file = pending.resolve(id + ".json");
        try {
            Uninterrupted.run(() -> {
                log.requireWritable();
                DurableFiles.createFolder(pending);
                DurableFiles.create(pending, id + ".json", AuditLine.of(id, deed, deed.time(), UNKNOWN, -1, ""));
            });
        } catch (IOException e) {
            throw failed("The audit log cannot be written, so nothing may be changed: " + e, e);
        }
        return (time, outcome, status, error) -> end(file, id, deed, time, outcome, status, error);
    }

    private void end(Path file, String id, Deed deed, Instant time, String outcome, int status, String error) {
        try {
            Uninterrupted.run(() -> {
                log.append(AuditLine.of(id, deed, time, outcome, status, error));
                Files.delete(file);
            });
        } catch (IOException e) {
            throw failed("The command was carried out, but its outcome is not in the audit log: " + e, e);
        }
    }

    private void takeOver() throws IOException {
        if (Files.notExists(pending)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(pending, "*.json")) {
            for (Path file : files) {
                String line = Files.readString(file);
                String id = file.getFileName().toString().replace(".json", "");
                // A file that was not written whole is of a deed that was not begun.
                if (line.endsWith("\n") && !log.contains(id)) {
                    log.append(line);
                }
                Files.delete(file);
            }
        }
    }

    private static MachineException failed(String message, IOException cause) {
        return new MachineException(
                StandardErrorCode.STORE_UNWRITABLE,
                message,
                "See whether daemon/log and daemon/audit below the storage path can be written and have space.",
                cause);
    }
}
