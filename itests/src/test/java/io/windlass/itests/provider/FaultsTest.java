package io.windlass.itests.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.itests.provider.CallRecord.Fate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each fault does what it says, seen from the other end of the connection. */
final class FaultsTest {

    private final ManualTime time = new ManualTime();
    private final FakeProvider provider = FakeProvider.builder().time(time).start();
    private final Faults faults = provider.faults();
    private final History history = provider.history();
    private final Caller caller = new Caller(provider);

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void aTimeOutBeforeTheEffectLeavesNothing() {
        faults.next(Call.CREATE).timeOutBeforeEffect(Duration.ofSeconds(40));

        assertThat(caller.create().status()).isZero();
        assertThat(history.now()).isEqualTo(Duration.ofSeconds(40));
        assertThat(history.instancesEver()).isEmpty();
        assertThat(last().effect()).isFalse();
        assertThat(last().answer().fate()).isEqualTo(Fate.LOST);
    }

    @Test
    void aTimeOutAfterTheEffectLeavesAnInstance() {
        faults.next(Call.CREATE).timeOutAfterEffect(Duration.ofSeconds(40));

        assertThat(caller.create().status()).isZero();
        assertThat(history.now()).isEqualTo(Duration.ofSeconds(40));
        assertThat(history.live()).hasSize(1);
        assertThat(last().effect()).isTrue();
        assertThat(last().answer().fate()).isEqualTo(Fate.LOST);
    }

    @Test
    void aConnectionBreaksBeforeOrAfter() {
        String id = caller.made();
        faults.next(Call.DELETE).hangUpBeforeEffect();
        faults.next(Call.DELETE).hangUpAfterEffect();

        assertThat(caller.delete(id).status()).isZero();
        assertThat(history.live()).hasSize(1);
        assertThat(caller.delete(id).status()).isZero();
        assertThat(history.destroyed()).hasSize(1);
        assertThat(history.now()).isZero();
    }

    @Test
    void aRefusalHasItsStatusAndItsPause() {
        faults.next().rateLimited(Duration.ofSeconds(7));
        faults.next().serverError();
        faults.next().unavailable();
        faults.next().unavailable(Duration.ofSeconds(2));
        faults.next().unauthorized();
        faults.next().quotaExceeded();

        List<Caller.Reply> replies =
                IntStream.range(0, 6).mapToObj(number -> caller.create()).toList();

        assertThat(replies).extracting(Caller.Reply::status).containsExactly(429, 500, 503, 503, 401, 422);
        assertThat(replies)
                .extracting(reply -> Optional.ofNullable(reply.headers().get("retry-after")))
                .containsExactly(
                        Optional.of("7"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("2"),
                        Optional.empty(),
                        Optional.empty());
        assertThat(replies)
                .extracting(reply -> reply.json().path("error").path("code").asText())
                .containsExactly(
                        "rate_limited", "internal", "unavailable", "unavailable", "unauthorized", "quota_exceeded");
        assertThat(history.instancesEver()).isEmpty();
    }

    @Test
    void aServerErrorCanBeALie() {
        faults.next(Call.CREATE).serverErrorAfterEffect();

        assertThat(caller.create().status()).isEqualTo(500);
        assertThat(history.live()).hasSize(1);
    }

    @Test
    void aTruncatedAnswerEndsInTheMiddle() {
        faults.next().truncated();

        Caller.Reply reply = caller.create();

        assertThat(reply.status()).isEqualTo(201);
        assertThat(Integer.parseInt(reply.headers().get("content-length")))
                .isGreaterThan(reply.body().length());
        assertThatThrownBy(reply::json).hasRootCauseInstanceOf(IOException.class);
        assertThat(history.live()).hasSize(1);
        assertThat(last().answer().fate()).isEqualTo(Fate.LOST);
    }

    @Test
    void anOversizedAnswerIsRightForThoseWhoReadItAll() {
        faults.next().oversized();

        Caller.Reply reply = caller.create();

        assertThat(reply.body().length()).isGreaterThan(Delivery.OVERSIZE);
        assertThat(reply.json().path("hostId").asText()).isEqualTo(Caller.HOST);
    }

    @Test
    void garbageIsNoJsonAndWrongTypesAre() {
        faults.next().garbage();
        faults.next().wrongTypes();

        assertThatThrownBy(caller.create()::json).hasRootCauseInstanceOf(IOException.class);
        assertThat(caller.create().json().path("id").isTextual()).isFalse();
        assertThat(history.live()).hasSize(2);
    }

    @Test
    void whatIsHiddenIsFoundByItsIdOnly() {
        faults.next(Call.CREATE).hiddenFor(Duration.ofSeconds(30));
        String id = caller.made();

        assertThat(listed()).isZero();
        assertThat(caller.get(id).status()).isEqualTo(200);
        time.advance(Duration.ofSeconds(29));
        assertThat(listed()).isZero();
        time.advance(Duration.ofSeconds(1));
        assertThat(listed()).isEqualTo(1);
    }

    @Test
    void theWorstIsALostAnswerAboutWhatIsHidden() {
        faults.next(Call.CREATE).hiddenFor(Duration.ofSeconds(30));
        faults.next(Call.CREATE).hangUpAfterEffect();
        faults.next(Call.CREATE).slow(Duration.ofSeconds(2));

        assertThat(caller.create().status()).isZero();
        assertThat(last().faults()).hasSize(3);
        assertThat(faults.spent()).isTrue();
        assertThat(history.live()).hasSize(1);
        assertThat(history.now()).isEqualTo(Duration.ofSeconds(2));
        assertThat(listed()).isZero();
    }

    @Test
    void ofTwoEndingsTheSecondIsForTheNextCall() {
        faults.next().serverError();
        faults.next().unavailable();

        assertThat(caller.create().status()).isEqualTo(500);
        assertThat(faults.spent()).isFalse();
        assertThat(caller.create().status()).isEqualTo(503);
    }

    @Test
    void anInstanceVanishesBehindEverybodysBack() {
        String id = caller.made();
        faults.next(Call.GET).instanceGone();

        assertThat(caller.get(id).status()).isEqualTo(404);
        assertThat(history.destroyed())
                .singleElement()
                .satisfies(
                        life -> assertThat(life.removed().orElseThrow().call()).isEmpty());
    }

    @Test
    void aSlowCallIsRightButLate() {
        faults.next(Call.CREATE).slow(Duration.ofSeconds(10));

        assertThat(caller.create().status()).isEqualTo(201);
        assertThat(history.now()).isEqualTo(Duration.ofSeconds(10));
        assertThat(history.live())
                .singleElement()
                .satisfies(life -> assertThat(life.created().at()).isEqualTo(Duration.ofSeconds(10)));
    }

    @Test
    void aRuleIsForItsCallsOnlyAndForSoManyOfThem() {
        faults.next(Call.LIST).times(2).unavailable();
        faults.every(Call.CREATE).host("ci-02").quotaExceeded();

        assertThat(caller.create().status()).isEqualTo(201);
        assertThat(caller.create(Caller.HOST, "ci-02").status()).isEqualTo(422);
        assertThat(faults.spent()).isFalse();
        assertThat(IntStream.range(0, 3).map(number -> caller.list("").status()))
                .containsExactly(503, 503, 200);
        assertThat(faults.spent()).isTrue();
        assertThat(caller.create(Caller.HOST, "ci-02").status()).isEqualTo(422);
        faults.stop();
        assertThat(caller.create(Caller.HOST, "ci-02").status()).isEqualTo(201);
    }

    @Test
    void aRuleForAHostKnowsItByItsInstanceToo() {
        String id = caller.made();
        faults.every(Call.GET).host("ci-01").unavailable();

        assertThat(caller.get(id).status()).isEqualTo(503);
    }

    @Test
    void chanceDependsOnTheSeedOnly() {
        Faults one = new Faults();
        Faults same = new Faults();
        Faults other = new Faults();
        one.rate(0.2, 1);
        same.rate(0.2, 1);
        other.rate(0.2, 2);

        assertThat(struck(one)).isEqualTo(struck(same)).isNotEqualTo(struck(other));
        assertThat(struck(one).stream().filter(met -> !met.faults().isEmpty()).count())
                .isBetween(1800L, 2200L);
        assertThat(struck(one).stream().flatMap(met -> met.faults().stream())).containsAll(Fault.PASSING);
    }

    private static List<Troubles> struck(Faults faults) {
        return LongStream.range(0, 10_000)
                .mapToObj(ordinal -> faults.strike(ordinal, Call.GET, "ci-01"))
                .toList();
    }

    private int listed() {
        return caller.list("hostId=" + Caller.HOST).json().path("instances").size();
    }

    private CallRecord last() {
        return history.calls().getLast();
    }
}
