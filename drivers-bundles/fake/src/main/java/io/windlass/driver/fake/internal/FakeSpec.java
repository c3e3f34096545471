package io.windlass.driver.fake.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.option.Option;
import java.net.URI;

/**
 * What users set.
 *
 * @param url where the provider listens
 * @param token names the account and opens it
 * @param region where the instance is to be; the provider keeps it and does no more
 * @param rate calls per second that the account may make in the long run
 * @param burst calls that the account may make at once after a rest
 */
public record FakeSpec(
        @Option(name = "fake-url", env = "FAKE_URL", required = true, help = "URL of the fake provider")
        String url,

        @Option(
                name = "fake-token",
                env = "FAKE_TOKEN",
                required = true,
                secret = true,
                help = "Token of the account at the fake provider")
        String token,

        @Option(name = "fake-region", env = "FAKE_REGION", value = "local", help = "Region of the instance")
        String region,

        @Option(
                name = "fake-rate",
                env = "FAKE_RATE",
                value = "100",
                help = "Calls per second that the account may make")
        int rate,

        @Option(
                name = "fake-burst",
                env = "FAKE_BURST",
                value = "10",
                help = "Calls that the account may make at once after a rest")
        int burst) {

    /** Refuses what no call could be made with. */
    public FakeSpec {
        require(
                isProvider(url),
                "fake-url",
                "Give a URL like http://127.0.0.1:8080, without a user, query or fragment.");
        require(token.matches("[\\x21-\\x7e]+"), "fake-token", "Give a token of visible ASCII characters.");
        require(rate > 0, "fake-rate", "Give at least 1 call per second.");
        require(burst > 0, "fake-burst", "Give at least 1 call.");
    }

    private static boolean isProvider(String url) {
        try {
            URI parsed = URI.create(url);
            return url.matches("https?://.*")
                    && parsed.getHost() != null
                    && parsed.getRawUserInfo() == null
                    && parsed.getRawQuery() == null
                    && parsed.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Does not show the value: it may be, or contain, a secret. */
    private static void require(boolean holds, String option, String hint) {
        if (!holds) {
            throw new MachineException(
                    StandardErrorCode.INVALID_ARGUMENT, "The value of --" + option + " is not valid.", hint);
        }
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "FakeSpec[" + url + ", " + region + ", " + rate + "/s, burst " + burst + "]";
    }
}
