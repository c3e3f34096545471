package io.windlass.driver.fake.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A provider without troubles: instances that are nothing but a state. */
final class Simulator implements AutoCloseable {

    /** What is below this path is never answered. */
    static final String SILENT = "/silent";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOT_FOUND = "{\"error\": {\"code\": \"instance_not_found\"}}";

    private final Map<String, ObjectNode> instances = new ConcurrentSkipListMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    Simulator() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/instances", this::serve);
        server.createContext(SILENT, this::keepSilent);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    long requests() {
        return requests.get();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
        threads.close();
    }

    private void keepSilent(HttpExchange exchange) {
        try (exchange) {
            requests.incrementAndGet();
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            requests.incrementAndGet();
            Optional<JsonNode> answer = answer(
                    exchange.getRequestMethod(),
                    List.of(exchange.getRequestURI().getPath().split("/")),
                    Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""),
                    body);
            CannedServer.write(
                    exchange,
                    answer.isPresent() ? 200 : 404,
                    answer.map(JsonNode::toString).orElse(NOT_FOUND));
        }
    }

    /** The words of a path are "", "v1", "instances", and perhaps an id and what to do with it. */
    private Optional<JsonNode> answer(String method, List<String> path, String query, JsonNode body) {
        if (path.size() == 3) {
            return Optional.of(method.equals("POST") ? made((ObjectNode) body) : listed(query));
        }
        String id = path.get(3);
        if (path.size() == 5) {
            String state = path.get(4).equals("start") ? "running" : "stopped";
            return Optional.ofNullable(instances.computeIfPresent(
                    id, (_, found) -> found.deepCopy().put("state", state)));
        }
        return Optional.ofNullable(method.equals("DELETE") ? instances.remove(id) : instances.get(id));
    }

    private ObjectNode made(ObjectNode wanted) {
        String id = "i-" + requests.get() + "-" + wanted.path("hostId").asText();
        ObjectNode made = wanted.put("id", id)
                .put("state", "running")
                .put("address", "127.0.0.1")
                .put("sshPort", 0)
                .put("enginePort", 0);
        instances.put(id, made);
        return made;
    }

    private ObjectNode listed(String query) {
        String[] field = query.split("=", 2);
        ArrayNode found = JSON.createArrayNode();
        instances.values().stream()
                .filter(instance -> instance.path(field[0]).asText().equals(field[1]))
                .forEach(found::add);
        return JSON.createObjectNode().set("instances", found);
    }
}
