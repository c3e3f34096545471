package io.windlass.core.internal;

import static io.windlass.api.error.StandardErrorCode.OPERATION_CANCELLED;
import static io.windlass.api.error.StandardErrorCode.PROVIDER_FAILED;
import static io.windlass.api.error.StandardErrorCode.PROVIDER_RATE_LIMITED;
import static io.windlass.api.error.StandardErrorCode.PROVIDER_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.windlass.api.driver.RateLimited.Limit;
import io.windlass.api.error.ErrorCode;
import io.windlass.api.error.MachineException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AccountBudgetTest {

    private static final Limit TEN = new Limit("a", 10, 5);

    private final PassingTime time = new PassingTime();
    private final AccountBudget budget = budget(TEN, time, 0);
    private final List<Duration> attempts = new ArrayList<>();

    static AccountBudget budget(Limit limit, Pauses time, long seed) {
        return new AccountBudget("the account", limit, AccountBudget.LONGEST_QUEUE, time, new Random(seed));
    }

    @Test
    void noWindowHoldsMoreCallsThanItMay() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Limit limit = new Limit("a", random.nextDouble(0.5, 500), 1 + random.nextInt(20));
            PassingTime imprecise = new PassingTime(random, 2_000_000);
            Windows.assertKept(randomCalls(budget(limit, imprecise, seed), imprecise, random), limit, "seed " + seed);
        }
    }

    private static List<Long> randomCalls(AccountBudget account, PassingTime passing, Random random) {
        List<Long> begun = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            passing.pass(Duration.ofNanos((long) (random.nextExponential() * 20_000_000)));
            try {
                account.call(() -> {
                    begun.add(passing.nanoTime());
                    return answerOrNot(random);
                });
            } catch (MachineException e) {
                assertThat(e.code()).isIn(PROVIDER_RATE_LIMITED, PROVIDER_FAILED);
            }
        }
        return begun;
    }

    private static String answerOrNot(Random random) {
        return switch (random.nextInt(30)) {
            case 0 -> throw failure(PROVIDER_RATE_LIMITED);
            case 1 -> throw failure(PROVIDER_RATE_LIMITED).retryAfter(Duration.ofMillis(random.nextInt(300)));
            case 2 -> throw failure(PROVIDER_FAILED);
            default -> "answer";
        };
    }

    @Test
    void aRefusedCallIsRepeatedAfterTheRestThatWasAskedFor() {
        String answer = budget.call(() -> {
            attempts.add(time.sinceStart());
            if (attempts.size() < 3) {
                throw failure(PROVIDER_RATE_LIMITED).retryAfter(Duration.ofSeconds(7));
            }
            return "answer";
        });

        assertThat(answer).isEqualTo("answer");
        assertThat(attempts).containsExactly(Duration.ZERO, Duration.ofSeconds(7), Duration.ofSeconds(14));
    }

    @Test
    void aProviderThatGoesOnRefusingIsBelievedInTheEnd() {
        MachineException e = failureOf(failure(PROVIDER_RATE_LIMITED).retryAfter(Duration.ofSeconds(1)));

        assertThat(e.code()).isEqualTo(PROVIDER_RATE_LIMITED);
        assertThat(attempts).hasSize(6);
    }

    @Test
    void restsThatNobodyAskedForGrowAndScatter() {
        failureOf(failure(PROVIDER_RATE_LIMITED));

        List<Duration> again = List.copyOf(attempts);
        for (int i = 1; i < again.size(); i++) {
            Duration least = Duration.ofSeconds(1L << (i - 1));
            assertThat(again.get(i).minus(again.get(i - 1)))
                    .isBetween(least, least.multipliedBy(3).dividedBy(2));
        }
        attempts.clear();
        PassingTime otherTime = new PassingTime();
        failureOf(budget(TEN, otherTime, 1), otherTime, failure(PROVIDER_RATE_LIMITED));
        assertThat(attempts).hasSameSizeAs(again).isNotEqualTo(again);
    }

    @Test
    void aSuccessMakesTheNextRestShortAgain() {
        failureOf(failure(PROVIDER_RATE_LIMITED));
        budget.call(() -> "answer");
        attempts.clear();

        failureOf(failure(PROVIDER_RATE_LIMITED));

        assertThat(attempts.get(1).minus(attempts.get(0))).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1500));
    }

    @Test
    void anyOtherFailureGoesToTheCallerAtOnce() {
        MachineException e = failureOf(failure(PROVIDER_UNAVAILABLE));

        assertThat(e.code()).isEqualTo(PROVIDER_UNAVAILABLE);
        assertThat(attempts).hasSize(1);
        budget.call(() -> attempts.add(time.sinceStart()));
        assertThat(attempts).containsExactly(Duration.ZERO, Duration.ofMillis(100));
    }

    @Test
    void anyOtherFailureRestsTheAccountIfTheProviderAskedForIt() {
        failureOf(failure(PROVIDER_UNAVAILABLE).retryAfter(Duration.ofSeconds(30)));

        assertThat(time.sinceStart()).isZero();
        budget.call(() -> attempts.add(time.sinceStart()));
        assertThat(attempts).containsExactly(Duration.ZERO, Duration.ofSeconds(30));
    }

    @Test
    void aRestIsNeitherNegativeNorEndless() {
        failureOf(failure(PROVIDER_UNAVAILABLE).retryAfter(Duration.ofSeconds(Long.MIN_VALUE)));
        failureOf(failure(PROVIDER_UNAVAILABLE).retryAfter(Duration.ofSeconds(Long.MAX_VALUE)));
        budget.call(() -> attempts.add(time.sinceStart()));

        assertThat(attempts)
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofMillis(100),
                        Duration.ofMillis(100).plus(AccountBudget.LONGEST_REST));
    }

    @Test
    void whoeverIsInterruptedAlreadyMakesNoCall() {
        Thread.currentThread().interrupt();
        MachineException e = catchThrowableOfType(MachineException.class, () -> budget.call(() -> "answer"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(e.code()).isEqualTo(OPERATION_CANCELLED);
        assertThat(budget.isRested()).isTrue();
    }

    @Test
    void anotherLimitHoldsFromTheNextCallOn() {
        budget.call(() -> "answer");
        budget.change(new Limit("a", 2, 1));
        budget.call(() -> attempts.add(time.sinceStart()));
        budget.call(() -> attempts.add(time.sinceStart()));

        assertThat(attempts).containsExactly(Duration.ofMillis(100), Duration.ofMillis(600));
    }

    private MachineException failureOf(MachineException failure) {
        return failureOf(budget, time, failure);
    }

    private MachineException failureOf(AccountBudget of, PassingTime passing, MachineException failure) {
        return catchThrowableOfType(
                MachineException.class,
                () -> of.call(() -> {
                    attempts.add(passing.sinceStart());
                    throw failure;
                }));
    }

    static MachineException failure(ErrorCode code) {
        return new MachineException(code, "The provider said no.", "");
    }
}
