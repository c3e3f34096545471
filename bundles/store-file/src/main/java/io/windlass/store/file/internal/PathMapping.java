package io.windlass.store.file.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Leads paths into one store to the same places in another. What points elsewhere stays. */
final class PathMapping {

    private record Move(String from, String to) {

        boolean covers(String path) {
            return path.startsWith(from)
                    && (path.length() == from.length() || PathText.isSeparator(path.charAt(from.length())));
        }

        String apply(String path) {
            return to + path.substring(from.length()).replace(PathText.separator(from), '/');
        }
    }

    private final List<Move> moves = new ArrayList<>();

    /** What lies deeper goes before what lies above it. */
    PathMapping with(String from, String to) {
        String folder = from.endsWith("/") || from.endsWith("\\") ? PathText.parent(from) : from;
        if (PathText.isAbsolute(folder)) {
            moves.add(new Move(folder, to));
            moves.sort(
                    Comparator.comparingInt((Move move) -> move.from().length()).reversed());
        }
        return this;
    }

    String apply(String text) {
        return moves.stream()
                .filter(move -> move.covers(text))
                .findFirst()
                .map(move -> move.apply(text))
                .orElse(text);
    }

    /** Changes all texts in it. */
    JsonNode apply(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                object.properties().forEach(field -> field.setValue(apply(field.getValue())));
                yield object;
            }
            case ArrayNode array -> {
                for (int index = 0; index < array.size(); index++) {
                    array.set(index, apply(array.get(index)));
                }
                yield array;
            }
            case TextNode text -> TextNode.valueOf(apply(text.textValue()));
            default -> node;
        };
    }
}
