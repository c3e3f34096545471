package io.windlass.store.file.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** JSON as Go writes it: four spaces, no line end behind the last brace, every number as exact as it was read. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder(new JsonFactory())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final ObjectWriter WRITER = MAPPER.writer(printer());

    private Json() {}

    /** Reads a file's content, which must be one object. */
    static ObjectNode parse(Path file, byte[] content) {
        JsonNode node;
        try {
            node = MAPPER.readTree(content);
        } catch (JsonProcessingException e) {
            // Jackson's own message quotes the text around the place, which may be a secret.
            String place =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            String what = e instanceof JsonEOFException ? "is cut off" : "is not valid JSON";
            throw Failures.damaged(file, content.length == 0 ? "is empty" : what + place);
        } catch (IOException e) {
            throw Failures.damaged(file, "is not text");
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw Failures.damaged(file, node.isMissingNode() ? "is empty" : "is not a JSON object");
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode node(Object value) {
        return MAPPER.valueToTree(value);
    }

    static Object value(JsonNode node) {
        return MAPPER.convertValue(node, Object.class);
    }

    static Map<String, Object> map(JsonNode node) {
        return MAPPER.convertValue(node, MAP);
    }

    static String text(JsonNode node) {
        try {
            return WRITER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(JsonNode node) {
        return text(node).getBytes(StandardCharsets.UTF_8);
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("    ", "\n");
        return new DefaultPrettyPrinter()
                .withSeparators(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
    }
}
