package io.windlass.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    @Test
    void ordersNumbersByValueAndIgnoresCase() {
        List<String> names = List.of("Alpha10", "alpha9", "b", "alpha2", "a", "ci-01", "ci-1", "Ci-1", "ci");

        assertThat(names.stream().sorted(NaturalOrder.INSTANCE))
                .containsExactly("a", "alpha2", "alpha9", "Alpha10", "b", "ci", "Ci-1", "ci-01", "ci-1");
    }

    @Test
    void tellsNamesApartThatDifferInCaseOnly() {
        assertThat(NaturalOrder.INSTANCE.compare("web", "WEB")).isNotZero();
        assertThat(NaturalOrder.INSTANCE.compare("web", "web")).isZero();
    }
}
