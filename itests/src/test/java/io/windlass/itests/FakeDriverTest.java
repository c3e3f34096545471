package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.provider.Call;
import io.windlass.itests.provider.FakeProvider;
import io.windlass.itests.provider.RateLimit;
import io.windlass.itests.rig.DeployedBundle;
import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.Windlass;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Driver and provider together, with instances that are nothing but a state. */
class FakeDriverTest {
    private static final String TOKEN = "a-token-to-be-kept";

    @RegisterExtension
    static final DeployedBundle DRIVER = DeployedBundle.fakeDriver();

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    private final FakeProvider provider =
            FakeProvider.builder().limit(RateLimit.of(100, 10)).start();

    @BeforeEach
    void open() {
        windlass.awaitDriver("fake");
    }

    @AfterEach
    void close() {
        // While there is a provider to remove it from.
        windlass.machine("rm", "-f", "-y", "web");
        provider.close();
        assertThat(provider.history().duplicates()).isEmpty();
        assertThat(provider.limits().violations()).isZero();
        assertThat(windlass.log()).doesNotContain(TOKEN);
    }

    @Test
    void anInstanceIsMadeSwitchedAndRemoved() {
        create().requireSuccess();
        assertThat(provider.history().calls(Call.CREATE)).hasSize(1);
        windlass.machine("stop", "web").requireSuccess();
        assertThat(provider.cloud().instance("web").running()).isFalse();
        windlass.machine("start", "web").requireSuccess();
        assertThat(provider.cloud().instance("web").running()).isTrue();
        windlass.machine("kill", "web").requireSuccess();
        assertThat(provider.cloud().instance("web").running()).isFalse();
        windlass.machine("rm", "-f", "web").requireSuccess();
        assertThat(provider.history().live()).isEmpty();
    }

    @Test
    void anAnswerThatIsLostMakesNoSecondInstance() {
        provider.faults().next(Call.CREATE).hangUpAfterEffect();
        create().requireSuccess();

        assertThat(provider.history().live()).hasSize(1);
        assertThat(provider.faults().spent()).isTrue();
    }

    @Test
    void aRefusalIsTriedAgainAfterItsPause() {
        provider.faults().next(Call.CREATE).rateLimited(Duration.ofSeconds(1));
        create().requireSuccess();

        assertThat(provider.history().calls(Call.CREATE)).hasSize(2);
        assertThat(provider.history().impatientCalls(Duration.ofMillis(200))).isEmpty();
    }

    @Test
    void aQuotaEndsTheCreationAndLeavesNothing() {
        provider.faults().every(Call.CREATE).quotaExceeded();
        Result refused = create();

        assertThat(refused.succeeded()).isFalse();
        assertThat(refused.errors()).contains("quota").doesNotContain(TOKEN);
        assertThat(windlass.names()).isEmpty();
    }

    private Result create() {
        return windlass.machine("create", "-d", "fake", "--fake-url", provider.url(), "--fake-token", TOKEN, "web");
    }
}
