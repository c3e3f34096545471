package io.windlass.driver.nspawn.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.option.OptionSchema;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NspawnSpecTest {

    private final OptionSchema<NspawnSpec> schema = OptionSchema.of(NspawnSpec.class);

    @Test
    void hasTheseNamesAndDefaults() {
        NspawnSpec spec = schema.bind(Map.of(), "nspawn driver");

        assertThat(schema.toStored(spec))
                .isEqualTo(Map.of(
                        "Rootfs",
                        "",
                        "Suite",
                        "",
                        "Mirror",
                        "",
                        "Memory",
                        2048,
                        "Cpus",
                        0,
                        "Disk",
                        20480,
                        "Subnet",
                        "10.213.0.0/16"));
        assertThat(schema.fromStored(schema.toStored(spec))).isEqualTo(spec);
        assertThatCode(spec::check).doesNotThrowAnyException();
    }

    @Test
    void hasAVariableForEachOption() {
        assertThat(schema.declarations())
                .allSatisfy(declaration -> assertThat(declaration.option().env())
                        .isEqualTo(declaration.option().name().replace('-', '_').toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @CsvSource({
        "nspawn-memory, 64",
        "nspawn-cpus, -1",
        "nspawn-disk, 100",
        "nspawn-suite, --help",
        "nspawn-suite, book worm",
        "nspawn-mirror, file:/srv/debian",
        "nspawn-subnet, 10.213.0.0",
        "nspawn-subnet, 10.213.0.1/16",
        "nspawn-subnet, 10.213.0.0/31",
        "nspawn-subnet, 10.256.0.0/16"
    })
    void refuses(String option, String value) {
        Object parsed = schema.find(option).orElseThrow().parse(value);
        NspawnSpec spec = schema.bind(Map.of(option, parsed), "nspawn driver");

        assertThatExceptionOfType(MachineException.class)
                .isThrownBy(spec::check)
                .withMessageContaining(option)
                .withMessageContaining(value)
                .satisfies(e -> assertThat(e.code()).isEqualTo(StandardErrorCode.INVALID_ARGUMENT));
    }
}
