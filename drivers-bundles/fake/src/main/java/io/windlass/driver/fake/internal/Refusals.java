package io.windlass.driver.fake.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.api.error.ErrorCode;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** What it means when a request is not granted. */
final class Refusals {

    private static final int LONGEST_MESSAGE = 200;

    private final String url;
    private final Request request;

    Refusals(String url, Request request) {
        this.url = url;
        this.request = request;
    }

    /** Nobody knows whether the request had its effect. */
    MachineException unavailable(String reason, Throwable cause) {
        return new MachineException(
                StandardErrorCode.PROVIDER_UNAVAILABLE,
                "The fake provider at " + url + " cannot be used: " + request + ": " + reason,
                "Check that it runs and can be reached.",
                cause);
    }

    MachineException cancelled(InterruptedException cause) {
        return new MachineException(
                StandardErrorCode.OPERATION_CANCELLED,
                "Waiting for the fake provider at " + url + " was stopped: " + request,
                "",
                cause);
    }

    MachineException of(HttpResponse<?> response, JsonNode answer) {
        ErrorCode code = code(response.statusCode(), codeOf(answer));
        String said = answer.path("error").path("message").asText("");
        MachineException refusal = new MachineException(
                code,
                "The fake provider at " + url + " answered " + response.statusCode() + " to " + request
                        + (said.isEmpty() ? "" : ": " + printable(said)),
                hint(code));
        return response.headers()
                .firstValue("Retry-After")
                .flatMap(Refusals::seconds)
                .map(refusal::retryAfter)
                .orElse(refusal);
    }

    /** The provider's own name of an error. */
    static String codeOf(JsonNode answer) {
        return answer.path("error").path("code").asText("");
    }

    private static ErrorCode code(int status, String name) {
        if (status == 401 || status == 403) {
            return StandardErrorCode.PROVIDER_AUTHENTICATION_FAILED;
        }
        if (status == 429) {
            return StandardErrorCode.PROVIDER_RATE_LIMITED;
        }
        if (name.equals("quota_exceeded")) {
            return StandardErrorCode.PROVIDER_QUOTA_EXCEEDED;
        }
        return status >= 500 ? StandardErrorCode.PROVIDER_UNAVAILABLE : StandardErrorCode.PROVIDER_FAILED;
    }

    private static String hint(ErrorCode code) {
        if (code == StandardErrorCode.PROVIDER_AUTHENTICATION_FAILED) {
            return "Give a token that the provider accepts, with --fake-token or FAKE_TOKEN.";
        }
        if (code == StandardErrorCode.PROVIDER_QUOTA_EXCEEDED) {
            return "Remove hosts of this account, or raise its quota.";
        }
        return code.retryable() ? "Try again later." : "Check that the URL is that of a fake provider.";
    }

    private static Optional<Duration> seconds(String value) {
        return value.matches("[0-9]{1,9}") ? Optional.of(Duration.ofSeconds(Long.parseLong(value))) : Optional.empty();
    }

    /** Whatever a provider says ends up on a terminal. */
    private static String printable(String said) {
        return said.substring(0, Math.min(said.length(), LONGEST_MESSAGE)).replaceAll("[^\\x20-\\x7e]", " ");
    }
}
