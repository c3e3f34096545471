package io.windlass.store.file.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.api.error.MachineException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An object in a file, read field by field. What is missing or null has a harmless meaning where it may be missing;
 * what has the wrong type is named.
 *
 * @param file whose content it is
 * @param path where it stands in there, with a dot behind it; empty for the outermost
 * @param node the object
 */
record Fields(Path file, String path, ObjectNode node) {

    Optional<String> text(String name) {
        return read(name, JsonNode::isTextual, JsonNode::textValue, "a text");
    }

    String requiredText(String name) {
        return text(name).filter(text -> !text.isEmpty()).orElseThrow(() -> wrong(name, "is missing"));
    }

    int number(String name) {
        return read(name, Fields::isInt, JsonNode::intValue, "a whole number").orElse(0);
    }

    Optional<Fields> object(String name) {
        return read(
                name,
                JsonNode::isObject,
                child -> new Fields(file, path + name + ".", (ObjectNode) child),
                "an object");
    }

    /** The object of this name; puts an empty one where there is none. */
    Fields child(String name) {
        return object(name).orElseGet(() -> new Fields(file, path + name + ".", node.putObject(name)));
    }

    Fields requiredObject(String name) {
        return object(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        read(name, JsonNode::isArray, child -> child, "a list").ifPresent(list -> {
            for (JsonNode element : list) {
                if (!element.isTextual()) {
                    throw wrong(name, "is not a list of texts");
                }
                texts.add(element.textValue());
            }
        });
        return texts;
    }

    /** The values as plain Java objects. Nulls are left out: in a record, what is unknown is not there. */
    Map<String, Object> values() {
        ObjectNode known = node.deepCopy();
        known.removeNulls();
        return Json.map(known);
    }

    /** A JSON boolean; false where it is missing. */
    boolean flag(String name) {
        return read(name, JsonNode::isBoolean, JsonNode::booleanValue, "true or false")
                .orElse(false);
    }

    /** The values where all of them must be texts. */
    Map<String, String> textValues() {
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            texts.put(field.getKey(), text(field.getKey()).orElse(""));
        }
        return texts;
    }

    /** Reads a text in a form of its own, such as a URL. */
    <T> Optional<T> parsed(String name, Function<String, T> parser) {
        return text(name).filter(text -> !text.isEmpty()).map(text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw wrong(name, "is not valid: \"" + text + "\"");
            }
        });
    }

    MachineException wrong(String name, String what) {
        return Failures.damaged(file, "cannot be used: " + path + name + " " + what);
    }

    private static boolean isInt(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt();
    }

    private <T> Optional<T> read(String name, Predicate<JsonNode> type, Function<JsonNode, T> reader, String expected) {
        JsonNode child = node.path(name);
        if (child.isMissingNode() || child.isNull()) {
            return Optional.empty();
        }
        if (!type.test(child)) {
            throw wrong(name, "is not " + expected);
        }
        return Optional.of(reader.apply(child));
    }
}
