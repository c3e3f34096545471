package io.windlass.itests.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request that was understood.
 *
 * @param account its token; empty if it has none
 * @param instance the instance in its path
 * @param query the fields behind the question mark
 * @param body its JSON; without fields if it has none
 */
record Incoming(Call call, String account, Optional<String> instance, Map<String, String> query, JsonNode body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_BODY = 1 << 16;
    private static final String BEARER = "Bearer ";

    /** Empty if there is no such path. */
    static Optional<Incoming> of(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
        String[] path = exchange.getRequestURI().getPath().split("/");
        Optional<Call> call = path.length > 2 && path[1].equals("v1") && path[2].equals("instances")
                ? call(exchange.getRequestMethod(), Arrays.copyOfRange(path, 3, path.length))
                : Optional.empty();
        if (call.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Incoming(
                call.get(),
                account(exchange),
                path.length > 3 ? Optional.of(path[3]) : Optional.empty(),
                query(exchange.getRequestURI().getRawQuery()),
                json(body)));
    }

    /** What it says about the new instance; empty if something is missing. */
    Optional<Labels> labels() {
        Labels labels = new Labels(account, text("region"), text("hostId"), text("installation"), text("name"));
        boolean whole = !labels.hostId().isEmpty()
                && !labels.installation().isEmpty()
                && !labels.name().isEmpty();
        return whole ? Optional.of(labels) : Optional.empty();
    }

    String text(String field) {
        return body.path(field).asText("");
    }

    private static Optional<Call> call(String method, String... rest) {
        String shape = method + (rest.length > 0 ? " ID" : "") + (rest.length > 1 ? " " + rest[1] : "");
        if (rest.length > 2) {
            return Optional.empty();
        }
        return switch (shape) {
            case "POST" -> Optional.of(Call.CREATE);
            case "GET" -> Optional.of(Call.LIST);
            case "GET ID" -> Optional.of(Call.GET);
            case "DELETE ID" -> Optional.of(Call.DELETE);
            case "POST ID start" -> Optional.of(Call.START);
            case "POST ID stop" -> Optional.of(Call.STOP);
            case "POST ID kill" -> Optional.of(Call.KILL);
            default -> Optional.empty();
        };
    }

    private static String account(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
    }

    private static Map<String, String> query(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return Map.of();
        }
        return Arrays.stream(raw.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field.length < 2 ? "" : decode(field[1])));
    }

    /** What is not JSON has no fields. */
    private static JsonNode json(byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static String decode(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }
}
