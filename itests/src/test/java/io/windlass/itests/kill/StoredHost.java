package io.windlass.itests.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the store has of a host, read without the daemon.
 *
 * @param id the host's id
 * @param complete whether its creation has succeeded
 * @param intent the operation that was begun and not ended
 * @param failure why the last operation failed
 */
record StoredHost(String id, boolean complete, Optional<String> intent, Optional<String> failure) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty if there is no such host. */
    static Optional<StoredHost> read(Path machineFolder) {
        try {
            JsonNode record = JSON.readTree(Files.readString(machineFolder.resolve("windlass.json")));
            return Optional.of(new StoredHost(
                    record.path("id").asText(),
                    record.has("created"),
                    text(record.path("intent").path("operation")),
                    text(record.path("failure").path("code"))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> text(JsonNode node) {
        return node.isMissingNode() ? Optional.empty() : Optional.of(node.asText());
    }
}
