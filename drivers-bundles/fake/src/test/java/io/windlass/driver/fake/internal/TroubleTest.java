package io.windlass.driver.fake.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider can do wrong, and what the platform is told about it. */
final class TroubleTest {

    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new Rig(folder, Duration.ofSeconds(30));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @CsvSource({
        "401, unauthorized, PROVIDER_AUTHENTICATION_FAILED",
        "403, forbidden, PROVIDER_AUTHENTICATION_FAILED",
        "429, rate_limited, PROVIDER_RATE_LIMITED",
        "422, quota_exceeded, PROVIDER_QUOTA_EXCEEDED",
        "400, bad_request, PROVIDER_FAILED",
        "404, not_found, PROVIDER_FAILED",
        "302, moved, PROVIDER_FAILED",
        "500, internal, PROVIDER_UNAVAILABLE",
        "503, unavailable, PROVIDER_UNAVAILABLE",
    })
    void aRefusalHasItsCode(int status, String name, StandardErrorCode code) {
        rig.server.answer(status, Rig.error(name));

        MachineException refusal = failure();

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.text())
                .contains(rig.server.url(), "" + status, "no [31m way")
                .doesNotContain("secret", "\u001b");
        assertThat(refusal.hint()).isNotEmpty();
        assertThat(refusal.retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aRefusalSaysHowLongToWait(int status) {
        rig.server.answer(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "7");
            CannedServer.write(exchange, status, "busy");
        });

        assertThat(failure().retryAfter()).contains(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "soon", "99999999999", "Fri, 31 Dec 1999 23:59:59 GMT"})
    void aPauseThatMakesNoSenseIsNone(String pause) {
        rig.server.answer(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", pause);
            CannedServer.write(exchange, 429, "");
        });

        assertThat(failure()).satisfies(e -> {
            assertThat(e.code()).isEqualTo(StandardErrorCode.PROVIDER_RATE_LIMITED);
            assertThat(e.retryAfter()).isEmpty();
        });
    }

    @Test
    void aConnectionThatBreaksIsNotTriedAgain() {
        rig.server.answer(201, Rig.instance("i-1", "running"));
        rig.driver.create(rig.host());
        rig.server.hangUp();

        assertThat(failure().code()).isEqualTo(StandardErrorCode.PROVIDER_UNAVAILABLE);
        rig.server.hangUp();
        assertThat(failure().code()).isEqualTo(StandardErrorCode.PROVIDER_UNAVAILABLE);
        assertThat(rig.server.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"id\": \"i-1\"", "[]", "{\"id\": 17}", "\"text\""})
    void anAnswerWithoutSenseMayHaveHadAnEffect(String body) {
        rig.server.answer(200, body);

        assertThat(failure().code()).isEqualTo(StandardErrorCode.PROVIDER_UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "../../other, 127.0.0.1, running",
        "i-1, -oProxyCommand=x, running",
        "i-1, a b, running",
        "i-1, 127.0.0.1, exploded"
    })
    void anAnswerIsNotBelieved(String id, String address, String state) {
        rig.server.answer(200, Rig.instance(id, Rig.HOST.toString(), state, address));

        assertThat(failure().code()).isEqualTo(StandardErrorCode.PROVIDER_UNAVAILABLE);
    }

    @Test
    void aListIsNotBelievedEither() {
        rig.server.answer(200, Rig.page("{\"id\": 17}"));

        assertThat(failureOf(() -> rig.driver.list(rig.account())).code())
                .isEqualTo(StandardErrorCode.PROVIDER_UNAVAILABLE);
    }

    @Test
    void anAnswerHasABound() {
        rig.server.answer(200, " ".repeat(4 << 20) + Rig.instance("i-1", "running"));

        assertThat(failure().code()).isEqualTo(StandardErrorCode.PROVIDER_UNAVAILABLE);
    }

    @Test
    void nobodyListens() {
        rig.server.close();

        assertThat(failure().code()).isEqualTo(StandardErrorCode.PROVIDER_UNAVAILABLE);
    }

    @Test
    void anAnswerThatDoesNotEndIsGivenUp() throws IOException {
        try (Rig hasty = new Rig(folder, Duration.ofMillis(300))) {
            hasty.server.hang();

            assertThat(failureOf(() -> hasty.driver.find(hasty.host("i-1"))))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(StandardErrorCode.PROVIDER_UNAVAILABLE))
                    .hasMessageContaining("no answer within");
        }
    }

    @Test
    void anInterruptEndsTheWaiting() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        rig.server.answer(exchange -> {
            asked.countDown();
            new CountDownLatch(1).await();
        });
        FutureTask<MachineException> failure = new FutureTask<>(this::failure);
        Thread caller = Thread.ofVirtual().start(failure);
        asked.await();
        caller.interrupt();

        assertThat(failure.get().code()).isEqualTo(StandardErrorCode.OPERATION_CANCELLED);
    }

    private MachineException failure() {
        return failureOf(() -> rig.driver.find(rig.host("i-1")));
    }

    private static MachineException failureOf(ThrowingCallable call) {
        return Optional.ofNullable(Assertions.catchThrowableOfType(MachineException.class, call))
                .orElseThrow();
    }
}
