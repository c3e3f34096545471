package io.windlass.core.internal;

import static io.windlass.api.error.StandardErrorCode.INTERNAL_ERROR;
import static io.windlass.api.error.StandardErrorCode.PROVIDER_RATE_LIMITED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.windlass.api.driver.ProviderCalls;
import io.windlass.api.driver.RateLimited.Limit;
import io.windlass.api.error.MachineException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccountBudgetsTest {

    private final PassingTime time = new PassingTime();
    private final AccountBudgets budgets = new AccountBudgets(2, time);

    @Test
    void oneAccountHasOneBudgetHoweverOftenItIsAskedFor() {
        budgets.of("cloud", limit("a")).call(() -> "answer");
        budgets.of("cloud", limit("a")).call(() -> "answer");

        assertThat(time.sinceStart()).isEqualTo(Duration.ofSeconds(1));
        assertThat(budgets.size()).isEqualTo(1);
    }

    @Test
    void accountsAndDriversDoNotFeelEachOther() {
        budgets.of("cloud", limit("a")).call(() -> "answer");
        budgets.of("cloud", limit("b")).call(() -> "answer");

        assertThat(time.sinceStart()).isZero();
        assertThat(budgets.size()).isEqualTo(2);
    }

    @Test
    void theLimitOfTheLatestCallHolds() {
        budgets.of("cloud", limit("a")).call(() -> "answer");
        ProviderCalls slower = budgets.of("cloud", new Limit("a", 0.1, 1));
        slower.call(() -> "answer");
        slower.call(() -> "answer");

        assertThat(time.sinceStart()).isEqualTo(Duration.ofSeconds(11));
    }

    @Test
    void theAccountThatWasNotUsedForLongestMakesRoom() {
        ProviderCalls kept = budgets.of("cloud", limit("a"));
        kept.call(() -> "answer");
        time.pass(Duration.ofSeconds(5));
        budgets.of("cloud", limit("b")).call(() -> "answer");

        budgets.of("cloud", limit("c")).call(() -> "answer");

        assertThat(budgets.size()).isEqualTo(2);
        assertThat(time.sinceStart()).isEqualTo(Duration.ofSeconds(5));
        time.pass(Duration.ofSeconds(5));
        assertThat(kept.call(() -> "the gate outlives its budget")).isEqualTo("the gate outlives its budget");
        assertThat(budgets.size()).isEqualTo(2);
    }

    @Test
    void accountsInUseOrNotRecoveredMakeNoRoom() {
        MachineException e = budgets.of("cloud", limit("a")).call(() -> {
            time.pass(Duration.ofSeconds(5));
            budgets.of("cloud", limit("b")).call(() -> "answer");
            return refusal(limit("c"));
        });

        assertThat(e.code()).isEqualTo(PROVIDER_RATE_LIMITED);
        assertThat(e.text()).contains("2 accounts");
        time.pass(Duration.ofSeconds(1));
        assertThat(budgets.of("cloud", limit("c")).call(() -> "answer")).isEqualTo("answer");
    }

    @Test
    void aLimitThatAllowsNothingIsTheDriversMistake() {
        assertThat(catchThrowableOfType(MachineException.class, () -> budgets.of("cloud", new Limit("a", 0, 1)))
                        .code())
                .isEqualTo(INTERNAL_ERROR);
        assertThat(catchThrowableOfType(
                                MachineException.class, () -> budgets.of("cloud", new Limit("a", Double.NaN, 1)))
                        .code())
                .isEqualTo(INTERNAL_ERROR);
        assertThat(catchThrowableOfType(MachineException.class, () -> budgets.of("cloud", new Limit("a", 1, 0)))
                        .text())
                .contains("cloud", "0 at once");
    }

    private MachineException refusal(Limit limit) {
        return catchThrowableOfType(
                MachineException.class, () -> budgets.of("cloud", limit).call(() -> "answer"));
    }

    private static Limit limit(String account) {
        return new Limit(account, 1, 1);
    }
}
