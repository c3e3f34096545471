package io.windlass.itests.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LimitCheckerTest {

    private static final Duration TOLERANCE = Duration.ofMillis(5);

    private final LimitChecker checker = new LimitChecker(new RateLimit(100, 10, TOLERANCE));

    @Test
    void aBurstIsFreeAndTheNextCallIsNot() {
        calls("a", 10, Duration.ZERO, Duration.ZERO);
        assertThat(checker.violations()).isZero();

        calls("a", 1, Duration.ZERO, Duration.ZERO);
        assertThat(checker.violations()).isEqualTo(1);
        assertThat(checker.calls("a")).isEqualTo(11);
    }

    @Test
    void theRateCanBeKeptForEver() {
        calls("a", 10, Duration.ZERO, Duration.ZERO);
        calls("a", 100_000, Duration.ofMillis(10), Duration.ofMillis(10));

        assertThat(checker.violations()).isZero();
    }

    @Test
    void twiceTheRateIsHalfViolations() {
        calls("a", 2000, Duration.ZERO, Duration.ofMillis(5));

        assertThat(checker.violations()).isBetween(980L, 1000L);
    }

    @Test
    void theToleranceShiftsACallButEarnsNoMore() {
        calls("a", 10, Duration.ZERO, Duration.ZERO);
        calls("a", 1000, Duration.ofMillis(5), Duration.ofMillis(10));
        assertThat(checker.violations()).isZero();
        assertThat(checker.earliest()).isEqualTo(TOLERANCE);

        calls("a", 1000, Duration.ofMillis(10_005), Duration.ofNanos(9_900_000));
        assertThat(checker.violations()).isPositive();
    }

    @Test
    void aRestFillsTheBucketToItsBrimOnly() {
        calls("a", 10, Duration.ZERO, Duration.ZERO);
        calls("a", 12, Duration.ofHours(1), Duration.ZERO);

        assertThat(checker.violations()).isEqualTo(2);
    }

    @Test
    void accountsDoNotShare() {
        calls("a", 10, Duration.ZERO, Duration.ZERO);
        calls("b", 11, Duration.ZERO, Duration.ZERO);

        assertThat(checker.violations("a")).isZero();
        assertThat(checker.violations("b")).isEqualTo(1);
        assertThat(checker.violations("c")).isZero();
    }

    @Test
    void theProviderCountsAlsoWhatItDoes() {
        ManualTime time = new ManualTime();
        try (FakeProvider provider = FakeProvider.builder()
                .time(time)
                .limit(new RateLimit(1, 2, Duration.ZERO))
                .start()) {
            Caller caller = new Caller(provider);
            assertThat(IntStream.range(0, 3).map(number -> caller.list("").status()))
                    .containsExactly(200, 200, 200);
            assertThat(provider.limits().violations()).isEqualTo(1);
            assertThat(provider.history().calls())
                    .extracting(CallRecord::overLimit)
                    .containsExactly(false, false, true);
        }
    }

    @Test
    void anEnforcedLimitSaysHowLongToWait() {
        ManualTime time = new ManualTime();
        try (FakeProvider provider = FakeProvider.builder()
                .time(time)
                .limit(new RateLimit(0.25, 1, Duration.ZERO))
                .enforced()
                .start()) {
            Caller caller = new Caller(provider);
            caller.create();
            Caller.Reply refused = caller.create();

            assertThat(refused.status()).isEqualTo(429);
            Duration pause = Duration.ofSeconds(Long.parseLong(refused.headers().get("retry-after")));
            time.advance(pause);
            assertThat(caller.create().status()).isEqualTo(201);
            assertThat(provider.history().live()).hasSize(2);
        }
    }

    private void calls(String account, int number, Duration first, Duration step) {
        IntStream.range(0, number).forEach(each -> checker.arrived(account, first.plus(step.multipliedBy(each))));
    }
}
