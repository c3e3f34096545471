package io.windlass.driver.fake.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Speaks HTTP and JSON with fake providers, each request exactly once. Safe for any thread. */
final class ProviderClient implements AutoCloseable {

    private static final int LONGEST_ANSWER = 4 << 20;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    // The tree of nodes only: Jackson keeps the classes that it binds to, and with them this bundle, for ever.
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .executor(threads)
            .build();
    private final Duration timeout;

    ProviderClient(Duration timeout) {
        this.timeout = timeout;
    }

    /** Returns the meaning of the answer, or nothing if the instance that the request is about does not exist. */
    <T> Optional<T> send(FakeSpec spec, Request request, Function<JsonNode, T> meaning) {
        Refusals refusals = new Refusals(spec.url(), request);
        HttpResponse<byte[]> response = exchange(toHttp(spec, request), refusals);
        JsonNode answer = parse(response, refusals);
        if (response.statusCode() / 100 == 2) {
            try {
                return Optional.of(meaning.apply(answer));
            } catch (IllegalArgumentException e) {
                throw refusals.unavailable("its answer has nonsense in it (" + e.getMessage() + ")", e);
            }
        }
        // Any server may say 404; only a provider says that it knows no such instance.
        if (response.statusCode() == 404 && Refusals.codeOf(answer).equals("instance_not_found")) {
            return Optional.empty();
        }
        throw refusals.of(response, answer);
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
        threads.close();
    }

    private static HttpRequest toHttp(FakeSpec spec, Request request) {
        return HttpRequest.newBuilder(URI.create(spec.url().replaceAll("/+$", "") + request.path()))
                .header("Authorization", "Bearer " + spec.token())
                .header("Content-Type", "application/json")
                .method(request.method(), new SentOnce(body(request)))
                .build();
    }

    private static BodyPublisher body(Request request) {
        try {
            return request.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(request.body()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts", e);
        }
    }

    /** The time-out counts to the last byte; the client's own would count to the first. */
    private HttpResponse<byte[]> exchange(HttpRequest request, Refusals refusals) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw refusals.unavailable(String.valueOf(cause.getMessage()), cause);
        } catch (TimeoutException e) {
            throw refusals.unavailable("no answer within " + timeout.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refusals.cancelled(e);
        } finally {
            answer.cancel(true);
        }
    }

    private static JsonNode parse(HttpResponse<byte[]> response, Refusals refusals) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            if (response.statusCode() / 100 != 2) {
                return JSON.missingNode();
            }
            throw refusals.unavailable("its answer is not JSON", e);
        }
    }
}
