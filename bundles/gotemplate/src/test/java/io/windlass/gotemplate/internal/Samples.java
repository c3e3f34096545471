package io.windlass.gotemplate.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.gotemplate.GoValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Data for templates. Those with names are the same in main.go of the integration tests. */
final class Samples {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final GoValue.Struct OPTIONS = options();
    private static final GoValue.Struct ITEM = item();

    private Samples() {}

    /** A sample by its name, or what a text of JSON says; no text is null. */
    static @Nullable Object of(String text) {
        return switch (text) {
            case "" -> null;
            case "@item" -> ITEM;
            case "@pointer" -> new GoValue.Pointer("main.Item", ITEM);
            case "@headers" -> new GoValue.StringMap(Map.of("Name", "NAME", "URL", "URL"));
            default -> json(text) instanceof Number number ? number.doubleValue() : json(text);
        };
    }

    private static @Nullable Object json(String text) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static GoValue.Struct item() {
        SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("Name", "web");
        fields.put("Active", true);
        fields.put("State", new GoValue.Named("main.State", 1, "Running"));
        fields.put("Options", new GoValue.Pointer("main.Options", OPTIONS));
        fields.put("Nothing", new GoValue.Pointer("main.Options", null));
        fields.put("Labels", new GoValue.Strings(List.of("a", "b c")));
        fields.put("Missing", new GoValue.Strings(null));
        fields.put("ResponseTime", new GoValue.Named("time.Duration", 52_000_000, "52ms"));
        fields.put("Size", 12_345_678_901L);
        fields.put("Value", null);
        fields.put("Inner", OPTIONS);
        return new GoValue.Struct("main.Item", fields);
    }

    private static GoValue.Struct options() {
        SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("Master", true);
        fields.put("Host", "tcp://0.0.0.0:3376");
        fields.put("Heartbeat", 7);
        fields.put("Overcommit", 0.05);
        fields.put("Env", new GoValue.Strings(List.of("A=1")));
        return new GoValue.Struct("main.Options", fields);
    }
}
