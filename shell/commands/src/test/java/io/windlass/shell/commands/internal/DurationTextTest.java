package io.windlass.shell.commands.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({"90, PT1M30S", "90s, PT1M30S", "10m, PT10M", "1h30m, PT1H30M", "1h2m3s, PT1H2M3S", "2H, PT2H"})
    void reads(String text, Duration duration) {
        assertThat(DurationText.parse("--timeout", text)).contains(duration);
    }

    @Test
    void nothingIsNothing() {
        assertThat(DurationText.parse("--timeout", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0s", "-1", "1.5h", "m", "3m2h", "9999999", "soon"})
    void refuses(String text) {
        assertThatThrownBy(() -> DurationText.parse("--timeout", text))
                .hasMessage("invalid value \"" + text + "\" for flag --timeout.");
    }
}
