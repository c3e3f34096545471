package io.windlass.shell.remote.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginBackoffTest {

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final LoginBackoff backoff = new LoginBackoff(() -> now);

    @Test
    void eachFurtherFailureTakesLonger() {
        List<Long> pauses = new ArrayList<>();
        for (int count = 0; count < 16; count++) {
            pauses.add(backoff.failed("192.0.2.1").toSeconds());
        }

        assertThat(pauses).containsExactly(0L, 0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
    }

    @Test
    void whoMustWaitMayTryAgainAfterwards() {
        for (int count = 0; count < 7; count++) {
            assertThat(backoff.mayTry("192.0.2.1")).isEqualTo(count < 6);
            backoff.failed("192.0.2.1");
        }
        assertThat(backoff.mayTry("192.0.2.1")).isFalse();
        assertThat(backoff.mayTry("192.0.2.2")).isTrue();
        now = now.plus(Duration.ofSeconds(2));
        assertThat(backoff.mayTry("192.0.2.1")).isTrue();
    }

    @Test
    void aLoginMakesAnEndOfIt() {
        for (int count = 0; count < 10; count++) {
            backoff.failed("192.0.2.1");
        }
        backoff.succeeded("192.0.2.1");

        assertThat(backoff.mayTry("192.0.2.1")).isTrue();
        assertThat(backoff.failed("192.0.2.1")).isZero();
    }

    @Test
    void remembersOnlySoMany() {
        for (int count = 0; count < 10; count++) {
            backoff.failed("192.0.2.1");
        }
        for (int address = 0; address < 10_000; address++) {
            backoff.failed("2001:db8::" + address);
        }

        assertThat(backoff.mayTry("192.0.2.1")).isTrue();
    }
}
