package io.windlass.itests.provider;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Writes an answer to the connection, as it is or damaged. */
final class Delivery {

    /** What an oversized answer has too much. */
    static final int OVERSIZE = 16 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BLANKS = 1 << 16;

    private final HttpExchange exchange;

    Delivery(HttpExchange exchange) {
        this.exchange = exchange;
    }

    void whole(Answer answer) throws IOException {
        answer.retryAfter()
                .ifPresent(pause -> exchange.getResponseHeaders().set("Retry-After", Long.toString(pause.toSeconds())));
        send(answer.status(), "application/json", JSON.writeValueAsBytes(answer.body()));
    }

    /** Returns after an answer that nobody can use; a caller who closes the connection over it is right. */
    void damaged(Answer answer, Fault.Damage damage) throws IOException {
        byte[] body = JSON.writeValueAsBytes(answer.body());
        switch (damage) {
            case TRUNCATED -> {
                start(answer.status(), "application/json", body.length);
                exchange.getResponseBody().write(body, 0, body.length / 2);
                exchange.getResponseBody().flush();
            }
            case OVERSIZED -> oversized(answer.status(), body);
            case GARBAGE -> send(200, "text/html", "<html><h1>It works!</h1>".getBytes(StandardCharsets.UTF_8));
            case WRONG_TYPES ->
                send(
                        200,
                        "application/json",
                        JSON.writeValueAsBytes(Map.of("id", 17, "instances", "none", "state", 0)));
        }
    }

    private void oversized(int status, byte[] body) throws IOException {
        byte[] blanks = new byte[BLANKS];
        Arrays.fill(blanks, (byte) ' ');
        start(status, "application/json", (long) OVERSIZE + body.length);
        OutputStream out = exchange.getResponseBody();
        for (int written = 0; written < OVERSIZE; written += BLANKS) {
            out.write(blanks);
        }
        out.write(body);
        out.close();
    }

    private void send(int status, String type, byte[] body) throws IOException {
        start(status, type, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private void start(int status, String type, long length) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, length);
    }
}
