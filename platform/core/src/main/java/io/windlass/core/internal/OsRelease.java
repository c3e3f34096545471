package io.windlass.core.internal;

import io.windlass.api.provision.OperatingSystem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads {@code /etc/os-release}: lines of shell assignments, values possibly in quotes (os-release(5)). */
final class OsRelease {

    private OsRelease() {}

    static OperatingSystem parse(String text) {
        Map<String, String> fields = new HashMap<>();
        text.lines().map(String::strip).filter(line -> !line.startsWith("#")).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                fields.put(line.substring(0, equals), unquote(line.substring(equals + 1)));
            }
        });
        // The manual page's defaults for fields that are missing.
        String id = fields.getOrDefault("ID", "linux");
        List<String> like = Stream.of(fields.getOrDefault("ID_LIKE", "").split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return new OperatingSystem(
                id, like, fields.getOrDefault("VERSION_ID", ""), fields.getOrDefault("PRETTY_NAME", id), fields);
    }

    private static String unquote(String value) {
        int last = value.length() - 1;
        boolean quoted = last > 0
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(last) == value.charAt(0);
        if (!quoted) {
            return value;
        }
        String inner = value.substring(1, last);
        return value.charAt(0) == '\'' ? inner : inner.replaceAll("\\\\([\"$`\\\\])", "$1");
    }
}
