package io.windlass.itests.provider;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a call is answered, as it would go out if all went well.
 *
 * @param status the HTTP status
 * @param body becomes a JSON object
 * @param retryAfter the pause to ask for
 */
record Answer(int status, Map<String, Object> body, Optional<Duration> retryAfter) {

    static final Answer NO_SUCH_INSTANCE = refusal(404, "instance_not_found", Optional.empty());
    static final Answer NO_SUCH_PATH = refusal(404, "not_found", Optional.empty());
    static final Answer BAD_REQUEST = refusal(400, "bad_request", Optional.empty());
    static final Answer INTERNAL = of(Fault.Refusal.internal(Moment.BEFORE_EFFECT));

    static Answer of(Fault.Refusal refusal) {
        return refusal(refusal.status(), refusal.code(), refusal.retryAfter());
    }

    static Answer of(int status, FakeInstance instance) {
        return new Answer(status, json(instance), Optional.empty());
    }

    static Answer page(List<FakeInstance> instances, Optional<String> next) {
        Map<String, Object> body = new HashMap<>();
        body.put("instances", instances.stream().map(Answer::json).toList());
        body.put("next", next.orElse(null));
        return new Answer(200, body, Optional.empty());
    }

    private static Answer refusal(int status, String code, Optional<Duration> retryAfter) {
        return new Answer(status, Map.of("error", Map.of("code", code, "message", code.replace('_', ' '))), retryAfter);
    }

    private static Map<String, Object> json(FakeInstance instance) {
        Map<String, Object> json = new HashMap<>();
        json.put("id", instance.id());
        json.put("hostId", instance.labels().hostId());
        json.put("installation", instance.labels().installation());
        json.put("name", instance.labels().name());
        json.put("region", instance.labels().region());
        json.put("state", instance.running() ? "running" : "stopped");
        json.put("address", instance.host().address());
        json.put("sshPort", instance.host().sshPort());
        json.put("enginePort", instance.host().enginePort());
        json.put("hostKey", instance.host().hostKey().orElse(null));
        return json;
    }
}
