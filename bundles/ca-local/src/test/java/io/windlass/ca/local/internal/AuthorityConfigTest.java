package io.windlass.ca.local.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuthorityConfigTest {

    @Test
    void hasTheseNamesAndDefaults() {
        assertThat(Stream.of(AuthorityConfig.class.getDeclaredMethods())
                        .collect(Collectors.toMap(
                                method -> method.getName().replace('_', '.'), Method::getDefaultValue)))
                .isEqualTo(Map.of("key.algorithm", KeyKind.EC, "validity.days", 1080, "authority.validity.days", 3650));
    }

    @Test
    void refusesNoDays() {
        assertThatThrownBy(() -> new Settings(KeyKind.EC, 0, 1)).hasMessageContaining("validity.days");
        assertThatThrownBy(() -> new Settings(KeyKind.EC, 1, 0)).hasMessageContaining("authority.validity.days");
    }
}
