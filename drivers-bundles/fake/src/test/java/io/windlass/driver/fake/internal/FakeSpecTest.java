package io.windlass.driver.fake.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.option.OptionSchema;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FakeSpecTest {

    private final OptionSchema<FakeSpec> schema = OptionSchema.of(FakeSpec.class);

    @Test
    void hasDefaultsAndStoredNames() {
        FakeSpec spec = schema.bind(Map.of("fake-url", "http://127.0.0.1:1", "fake-token", "secret"), "fake driver");

        assertThat(schema.toStored(spec))
                .isEqualTo(Map.of(
                        "Url", "http://127.0.0.1:1", "Token", "secret", "Region", "local", "Rate", 100, "Burst", 10));
        assertThat(schema.fromStored(schema.toStored(spec))).isEqualTo(spec);
    }

    @Test
    void namesTheVariableOfEachOption() {
        assertThat(schema.declarations())
                .allSatisfy(declaration -> assertThat(declaration.option().env())
                        .isEqualTo(declaration.option().name().replace('-', '_').toUpperCase(Locale.ROOT)));
    }

    @Test
    void neverShowsTheToken() {
        assertThat(new FakeSpec("http://127.0.0.1:1", "secret", "local", 1, 1).toString())
                .contains("127.0.0.1")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "127.0.0.1",
                "ftp://127.0.0.1",
                "http://",
                "http://u:secret@h",
                "http://h?a=b",
                "http://h#f",
                "http://a b"
            })
    void refusesWhatIsNoUrl(String url) {
        refused(() -> new FakeSpec(url, "token", "local", 1, 1), "--fake-url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "secret\r\nHost: other", "sécret"})
    void refusesWhatFitsIntoNoHeader(String token) {
        refused(() -> new FakeSpec("http://127.0.0.1:1", token, "local", 1, 1), "--fake-token");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, --fake-rate", "1, 0, --fake-burst", "-1, 1, --fake-rate"})
    void refusesALimitThatIsNone(int rate, int burst, String option) {
        refused(() -> new FakeSpec("http://127.0.0.1:1", "token", "local", rate, burst), option);
    }

    private static void refused(Runnable attempt, String option) {
        assertThatExceptionOfType(MachineException.class)
                .isThrownBy(attempt::run)
                .withMessageContaining(option)
                .satisfies(e -> assertThat(e.code()).isEqualTo(StandardErrorCode.INVALID_ARGUMENT))
                .satisfies(e -> assertThat(e.text() + e.hint()).doesNotContain("secret"));
    }
}
