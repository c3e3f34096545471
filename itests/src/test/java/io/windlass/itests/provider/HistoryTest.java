package io.windlass.itests.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.provider.CallRecord.Fate;
import io.windlass.itests.rig.Waiting;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written down is what happened, whatever became of the caller. */
final class HistoryTest {

    private final ManualTime time = new ManualTime();
    private final FakeProvider provider = FakeProvider.builder().time(time).start();
    private final History history = provider.history();
    private final Caller caller = new Caller(provider);

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void aCallSaysAllAboutItself() {
        time.advance(Duration.ofSeconds(3));
        String id = caller.made();
        caller.delete(id);
        caller.delete(id);

        // A caller may have the answer before it is written down that it was sent.
        assertThat(List.of(settled(0), settled(1), settled(2)))
                .extracting(CallRecord::toString)
                .containsExactly(
                        "#0 3.000 s CREATE host=" + Caller.HOST + " instance=" + id + " effect SENT 201",
                        "#1 3.000 s DELETE host=" + Caller.HOST + " instance=" + id + " effect SENT 200",
                        "#2 3.000 s DELETE host=" + Caller.HOST + " instance=" + id + " no effect SENT 404");
        assertThat(history.calls()).hasSize(3);
        Lifetime life = history.instancesEver().getFirst();
        assertThat(life.created().call()).hasValue(0);
        assertThat(life.removed().orElseThrow().call()).hasValue(1);
        assertThat(history.callsFor(Caller.HOST)).hasSize(3);
        assertThat(history.calls(Call.DELETE)).hasSize(2);
    }

    @Test
    void aCallerDiesBeforeTheEffectAndItHappensAllTheSame() throws Exception {
        CountDownLatch there = new CountDownLatch(1);
        CountDownLatch dead = new CountDownLatch(1);
        provider.gate(point -> {
            if (point.moment() == Moment.BEFORE_EFFECT) {
                there.countDown();
                await(dead);
            }
            return Gate.Verdict.GO_ON;
        });

        try (Socket socket = caller.sendCreate()) {
            there.await();
            assertThat(socket.isConnected()).isTrue();
            assertThat(history.instancesEver()).isEmpty();
            assertThat(history.call(0).answer().fate()).isEqualTo(Fate.PENDING);
        }
        dead.countDown();

        assertThat(settled(0).effect()).isTrue();
        assertThat(history.live()).hasSize(1);
    }

    @Test
    void aCallerDiesAndTheRequestNeverArrived() {
        provider.gate(point -> point.moment() == Moment.BEFORE_EFFECT ? Gate.Verdict.HANG_UP : Gate.Verdict.GO_ON);

        assertThat(caller.create().status()).isZero();
        assertThat(settled(0).effect()).isFalse();
        assertThat(settled(0).answer().fate()).isEqualTo(Fate.LOST);
        assertThat(history.instancesEver()).isEmpty();
    }

    @Test
    void aCallerDiesBetweenTheEffectAndTheAnswer() {
        List<Gate.Point> points = new ArrayList<>();
        provider.gate(point -> {
            points.add(point);
            return point.moment() == Moment.AFTER_EFFECT ? Gate.Verdict.HANG_UP : Gate.Verdict.GO_ON;
        });

        assertThat(caller.create().status()).isZero();
        assertThat(settled(0).effect()).isTrue();
        assertThat(settled(0).answer().fate()).isEqualTo(Fate.LOST);
        assertThat(history.live()).hasSize(1);
        assertThat(points).extracting(Gate.Point::effect).containsExactly(false, true);
        assertThat(points.getLast().instance())
                .contains(history.live().getFirst().instance());
    }

    @Test
    void aCallerWhoStopsReadingHasLostTheAnswer() throws Exception {
        provider.faults().next().oversized();
        caller.sendCreate().close();

        Waiting.until(
                "end of the call",
                Duration.ofSeconds(30),
                () -> !history.calls().isEmpty());
        assertThat(settled(0).answer().fate()).isEqualTo(Fate.LOST);
        assertThat(history.live()).hasSize(1);
    }

    @Test
    void oneAfterTheOtherIsNoDuplicate() {
        IntStream.range(0, 3).forEach(number -> caller.delete(caller.made()));
        caller.create();

        assertThat(history.duplicates()).isEmpty();
    }

    @Test
    void twoAtATimeStayDuplicatesForEver() {
        History past = new History(time);
        Labels labels = new Labels("token", "", Caller.HOST, "here", "ci-01");
        past.created(OptionalLong.empty(), "short", labels);
        past.created(OptionalLong.empty(), "long", labels);
        past.removed(OptionalLong.empty(), "short");
        past.created(OptionalLong.empty(), "late", labels);
        past.removed(OptionalLong.empty(), "long");
        past.removed(OptionalLong.empty(), "late");
        past.created(OptionalLong.empty(), "alone", labels);

        assertThat(past.duplicates())
                .extracting(pair -> pair.stream().map(Lifetime::instance).toList())
                .containsExactly(List.of("short", "long"), List.of("long", "late"));
        assertThat(past.live()).extracting(Lifetime::instance).containsExactly("alone");
        assertThat(past.destroyed()).hasSize(3);
    }

    @Test
    void whoDoesNotRestIsSeen() {
        provider.faults().next().rateLimited(Duration.ofSeconds(10));
        caller.create();
        time.advance(Duration.ofMillis(100));
        caller.create();
        time.advance(Duration.ofSeconds(5));
        caller.create();
        new Caller(provider, "other").create();
        time.advance(Duration.ofSeconds(5));
        caller.create();

        assertThat(history.impatientCalls(Duration.ofMillis(200)))
                .extracting(CallRecord::ordinal)
                .containsExactly(2L);
    }

    private CallRecord settled(long ordinal) {
        Waiting.until(
                "end of the call",
                Duration.ofSeconds(30),
                () -> history.call(ordinal).answer().fate() != Fate.PENDING);
        return history.call(ordinal);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
