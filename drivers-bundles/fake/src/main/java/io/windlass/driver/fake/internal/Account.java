package io.windlass.driver.fake.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.api.driver.ProviderCalls;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What can be asked of one account. Each request is one call through the account's gate. */
final class Account {

    private static final String INSTANCES = "/v1/instances";
    private static final int MOST_PAGES = 1000;

    private final ProviderClient client;
    private final FakeSpec spec;
    private final ProviderCalls calls;

    Account(ProviderClient client, FakeSpec spec, ProviderCalls calls) {
        this.client = client;
        this.spec = spec;
        this.calls = calls;
    }

    ProviderInstance create(NewInstance wanted) {
        Map<String, String> body = Map.of(
                "hostId", wanted.hostId(),
                "installation", wanted.installation(),
                "name", wanted.name(),
                "region", wanted.region(),
                "authorizedKey", wanted.authorizedKey());
        return existing(call(Request.post(INSTANCES, body), ProviderInstance::of), wanted.name());
    }

    /** Always true, also about what was made a moment ago. */
    Optional<ProviderInstance> get(String id) {
        return call(Request.get(one(id)), ProviderInstance::of);
    }

    /** The oldest first. May hide for a while what was made a moment ago. */
    List<ProviderInstance> madeFor(HostId host) {
        return list("hostId=" + host);
    }

    /** As {@link #madeFor}. */
    List<ProviderInstance> ownedBy(String installation) {
        return list("installation=" + URLEncoder.encode(installation, StandardCharsets.UTF_8));
    }

    ProviderInstance start(String id) {
        return existing(call(Request.post(one(id) + "/start", Map.of()), ProviderInstance::of), id);
    }

    void stop(String id) {
        existing(call(Request.post(one(id) + "/stop", Map.of()), ProviderInstance::of), id);
    }

    void kill(String id) {
        existing(call(Request.post(one(id) + "/kill", Map.of()), ProviderInstance::of), id);
    }

    /** What is gone already counts as deleted. */
    void delete(String id) {
        call(Request.delete(one(id)), Function.identity());
    }

    private List<ProviderInstance> list(String query) {
        List<ProviderInstance> found = new ArrayList<>();
        String after = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode answer = existing(call(Request.get(INSTANCES + "?" + query + after), Account::page), "list");
            answer.path("instances").forEach(instance -> found.add(ProviderInstance.of(instance)));
            if (!answer.hasNonNull("next")) {
                return found;
            }
            after = "&after=" + URLEncoder.encode(answer.path("next").asText(), StandardCharsets.UTF_8);
        }
        throw new MachineException(
                StandardErrorCode.PROVIDER_FAILED,
                "The list of the fake provider at " + spec.url() + " does not end.",
                "Check that the URL is that of a fake provider.");
    }

    /** Looks at all of a page while a failure still counts as the provider's. */
    private static JsonNode page(JsonNode answer) {
        if (!answer.path("instances").isArray()) {
            throw new IllegalArgumentException("instances");
        }
        answer.path("instances").forEach(ProviderInstance::of);
        return answer;
    }

    private <T> Optional<T> call(Request request, Function<JsonNode, T> meaning) {
        return calls.call(() -> client.send(spec, request, meaning));
    }

    private <T> T existing(Optional<T> answer, String name) {
        return answer.orElseThrow(() -> new MachineException(
                StandardErrorCode.INSTANCE_GONE,
                "The fake provider at " + spec.url() + " knows " + name + " no more.",
                "Remove the host with machine rm -f, or make it anew."));
    }

    /** Ids come from the provider or from the store; either way they were looked at first. */
    private static String one(String id) {
        return INSTANCES + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
