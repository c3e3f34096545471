package io.windlass.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LeasedServicesTest {

    private final LeasedServices<String> services = new LeasedServices<>();

    @Test
    void theLatestBundleServesAndTheOneBeforeItWhenItGoes() {
        services.add("name", "old", 1);
        services.add("name", "new", 2);
        assertThat(served()).isEqualTo("new");

        services.remove("name", "new");

        assertThat(served()).isEqualTo("old");
    }

    @Test
    void aRetiredBundleServesNoMoreUntilItIsReadmitted() {
        services.add("name", "old", 1);

        assertThat(services.retire(1, Duration.ZERO, _ -> {})).isZero();
        assertThat(served()).isEqualTo("nobody");

        services.readmit(1);
        assertThat(served()).isEqualTo("old");
    }

    @Test
    void retiringWaitsForTheCallsAndTellsHowMany() throws Exception {
        services.add("name", "old", 1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Boolean> call = call(mayEnd);
        List<Integer> told = new ArrayList<>();

        CompletableFuture<Integer> left = CompletableFuture.supplyAsync(
                () -> services.retire(1, Duration.ofMinutes(1), calls -> {
                    told.add(calls);
                    mayEnd.countDown();
                }),
                Thread::startVirtualThread);

        assertThat(left.join()).isZero();
        assertThat(told).containsExactly(1);
        assertThat(call.join()).isFalse();
    }

    @Test
    void anAbandonedCallIsInterruptedAndWaitedForNoMore() throws Exception {
        services.add("name", "old", 1);
        CompletableFuture<Boolean> call = call(new CountDownLatch(1));

        assertThat(services.retire(1, Duration.ZERO, _ -> {})).isEqualTo(1);
        services.abandon(1);

        services.remove("name", "old");
        assertThat(call.join()).isTrue();
    }

    @Test
    void whoComesWhileNobodyServesWaits() {
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(
                () -> {
                    try (LeasedServices<String>.Lease lease = services.lease("name", Duration.ofMinutes(1))) {
                        return lease == null ? "nobody" : lease.service();
                    }
                },
                Thread::startVirtualThread);
        services.add("name", "new", 1);

        assertThat(waiting.join()).isEqualTo("new");
    }

    /** Says in the end whether it was interrupted; returns once it is under way. */
    private CompletableFuture<Boolean> call(CountDownLatch mayEnd) throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CompletableFuture<Boolean> call = CompletableFuture.supplyAsync(
                () -> {
                    try (LeasedServices<String>.Lease lease = services.lease("name", Duration.ZERO)) {
                        inside.countDown();
                        mayEnd.await();
                        return lease == null;
                    } catch (InterruptedException e) {
                        return true;
                    }
                },
                Thread::startVirtualThread);
        inside.await();
        return call;
    }

    private String served() {
        try (LeasedServices<String>.Lease lease = services.lease("name", Duration.ZERO)) {
            return lease == null ? "nobody" : lease.service();
        }
    }
}
