package io.windlass.gotemplate.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of the table comes out as in Go, character by character. */
class TableTest {
    static List<Case> cases() {
        return Case.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAsInGo(Case one) {
        assertThat(one.actual()).isEqualTo(one.expected());
    }

    @Test
    void theTableIsRead() {
        assertThat(cases()).hasSizeGreaterThan(600);
    }
}
