package io.windlass.shell.commands.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.shell.commands.Caller;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A deed as one line of JSON. */
final class AuditLine {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditLine() {}

    static String of(String id, Audit.Deed deed, Instant ended, String outcome, int status, String error) {
        Caller caller = deed.caller();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", deed.time().toString());
        line.put("ended", ended.toString());
        line.put("id", id);
        line.put("user", caller.name());
        line.put("role", caller.role().word());
        line.put("from", caller.origin());
        putUnlessEmpty(line, "key", caller.key());
        line.put("command", deed.command());
        line.put("options", new TreeMap<>(deed.options()));
        line.put("hosts", deed.hosts());
        line.put("arguments", deed.arguments());
        line.put("outcome", outcome);
        if (status >= 0) {
            line.put("status", status);
        }
        putUnlessEmpty(line, "error", error);
        try {
            return JSON.writeValueAsString(line) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers and lists of them are always JSON", e);
        }
    }

    private static void putUnlessEmpty(Map<String, Object> line, String name, String value) {
        if (!value.isEmpty()) {
            line.put(name, value);
        }
    }
}
