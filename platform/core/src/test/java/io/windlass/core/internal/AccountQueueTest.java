package io.windlass.core.internal;

import static io.windlass.api.error.StandardErrorCode.OPERATION_CANCELLED;
import static io.windlass.api.error.StandardErrorCode.PROVIDER_RATE_LIMITED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.windlass.api.driver.RateLimited.Limit;
import io.windlass.api.error.MachineException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Callers that wait at the same time. */
class AccountQueueTest {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Limit LIMIT = new Limit("a", 1, 1);

    private final StandingTime time = new StandingTime();
    private final AccountBudget budget = new AccountBudget("the account", LIMIT, 4, time, new Random(0));

    @Test
    void whoComesFirstLeavesFirst() throws Exception {
        budget.call(() -> "the token of the start");
        List<Integer> order = new ArrayList<>();
        List<Caller<Boolean>> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int number = i;
            callers.add(waiting(() -> order.add(number)));
        }

        for (Caller<Boolean> caller : callers) {
            time.advance(INTERVAL);
            caller.result.get();
        }

        assertThat(order).containsExactly(0, 1, 2, 3);
        assertThat(budget.waiting()).isZero();
    }

    @Test
    void aFullQueueTakesNobody() throws Exception {
        budget.call(() -> "the token of the start");
        List<Caller<String>> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            callers.add(waiting(() -> "answer"));
        }

        MachineException e = catchThrowableOfType(MachineException.class, () -> budget.call(() -> "too many"));

        assertThat(e.code()).isEqualTo(PROVIDER_RATE_LIMITED);
        assertThat(e.text()).contains("the account", "full", "4");
        time.advance(INTERVAL);
        callers.getFirst().result.get();
        Caller<String> next = waiting(() -> "there is room again");
        callers.add(next);
        for (Caller<String> caller : callers.subList(1, callers.size())) {
            time.advance(INTERVAL);
            caller.result.get();
        }
        assertThat(next.result.get()).isEqualTo("there is room again");
    }

    @Test
    void whoIsInterruptedLeavesTheQueueAndNoOtherFeelsIt() throws Exception {
        budget.call(() -> "the token of the start");
        Caller<String> first = waiting(() -> "first");
        Caller<String> second = waiting(() -> "second");
        Caller<String> third = waiting(() -> "third");

        assertCancelled(second);
        assertCancelled(first);

        time.advance(INTERVAL);
        assertThat(third.result.get()).isEqualTo("third");
        assertThat(budget.waiting()).isZero();
        assertThat(budget.isRested()).isFalse();
    }

    private static void assertCancelled(Caller<?> caller) throws Exception {
        caller.thread.interrupt();
        assertThat(caller.failure.join().code()).isEqualTo(OPERATION_CANCELLED);
        assertThat(caller.interrupted.join()).isTrue();
    }

    @Test
    void aRestHoldsAlsoForThoseWhoWaitAlready() throws Exception {
        CompletableFuture<MachineException> answer = new CompletableFuture<>();
        CountDownLatch inside = new CountDownLatch(1);
        Caller<String> refused = new Caller<>(budget, () -> {
            inside.countDown();
            throw answer.join();
        });
        inside.await();
        Caller<Long> waits = waiting(time::nanoTime);
        answer.complete(AccountBudgetTest.failure(PROVIDER_RATE_LIMITED).retryAfter(Duration.ofSeconds(9)));
        refused.awaitWaiting(budget, 2);

        time.advance(INTERVAL);
        time.advance(Duration.ofSeconds(8));

        assertThat(waits.result.get()).isEqualTo(Duration.ofSeconds(9).toNanos());
        assertCancelled(refused);
    }

    @Test
    void callsThatAreRefusedTogetherAreOneRefusal() throws Exception {
        AccountBudget wide = new AccountBudget("the account", new Limit("a", 1, 9), 9, time, new Random(0));
        time.advance(Duration.ofSeconds(60));
        CompletableFuture<String> answer = new CompletableFuture<>();
        List<Caller<String>> refused = new ArrayList<>();
        CountDownLatch inside = new CountDownLatch(5);
        for (int i = 0; i < 5; i++) {
            refused.add(new Caller<>(wide, () -> {
                inside.countDown();
                answer.join();
                throw AccountBudgetTest.failure(PROVIDER_RATE_LIMITED);
            }));
        }
        inside.await();
        answer.complete("refused");
        for (Caller<String> caller : refused) {
            caller.awaitWaiting(wide, 5);
        }

        assertThat(wide.isRested()).isFalse();
        for (Caller<String> caller : refused) {
            assertCancelled(caller);
        }
        time.advance(Duration.ofMillis(1500));
        assertThat(wide.isRested()).isTrue();
    }

    @Test
    void manyAtOnceTakeAsLongAsTheLimitSays() {
        PassingTime passing = new PassingTime();
        AccountBudget shared = AccountBudgetTest.budget(new Limit("a", 100, 10), passing, 0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2000; i++) {
                threads.execute(() -> shared.call(() -> "answer"));
            }
        }

        assertThat(passing.sinceStart()).isBetween(Duration.ofMillis(19_990), Duration.ofMillis(20_190));
        assertThat(shared.waiting()).isZero();
    }

    /** Starts a caller and returns when it stands in the queue. */
    private <T> Caller<T> waiting(Supplier<T> call) {
        int before = budget.waiting();
        Caller<T> caller = new Caller<>(budget, call);
        caller.awaitWaiting(budget, before + 1);
        return caller;
    }

    /** A call on a thread of its own. */
    private static final class Caller<T> {
        final CompletableFuture<MachineException> failure = new CompletableFuture<>();
        final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        final CompletableFuture<T> result = new CompletableFuture<>();
        final Thread thread;

        Caller(AccountBudget budget, Supplier<T> call) {
            thread = Thread.ofVirtual().start(() -> run(budget, call));
        }

        private void run(AccountBudget budget, Supplier<T> call) {
            try {
                result.complete(budget.call(call));
            } catch (MachineException e) {
                interrupted.complete(Thread.currentThread().isInterrupted());
                failure.complete(e);
            }
        }

        void awaitWaiting(AccountBudget budget, int callers) {
            while (budget.waiting() != callers || thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
    }
}
