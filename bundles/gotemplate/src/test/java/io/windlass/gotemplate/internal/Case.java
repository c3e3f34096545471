package io.windlass.gotemplate.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.gotemplate.Functions;
import io.windlass.gotemplate.TemplateException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A case of the table: lines of keys and values. */
record Case(Map<String, String> lines) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long LIMIT = 50_000_000;

    /** All cases of the table. */
    static List<Case> all() {
        try (InputStream table = Objects.requireNonNull(Case.class.getResourceAsStream("templates.txt"))) {
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\n\n"))
                    .map(Case::of)
                    .filter(found -> found.lines().containsKey("template"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case of(String block) {
        Map<String, String> lines = new HashMap<>();
        block.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] pair = line.split(": ", 2);
            lines.put(pair[0], pair[1]);
        });
        return new Case(lines);
    }

    /** What Go makes of it. */
    String expected() {
        return lines.containsKey("output") ? "output: " + value("output") : "error: " + value("error");
    }

    /** What we make of it. */
    String actual() {
        Functions functions = value("functions").equals("none") ? Functions.BUILTIN : Functions.JSON;
        StringBuilder out = new StringBuilder();
        try {
            new GoTemplates()
                    .parse(value("name"), value("template"), functions)
                    .execute(Samples.of(lines.getOrDefault("data", "")), out, LIMIT);
            return "output: " + out;
        } catch (TemplateException e) {
            return "error: " + e.getMessage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String value(String key) {
        String text = lines.getOrDefault(key, "");
        if (!text.startsWith("\"")) {
            return text;
        }
        try {
            return MAPPER.readValue(text, String.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Override
    public String toString() {
        return lines.get("template") + " on " + lines.getOrDefault("data", "nil");
    }
}
