package io.windlass.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredFormTest {

    @Test
    void valuesAreWhatAReaderOfJsonGives() throws JsonProcessingException {
        Map<String, Object> values = Map.of(
                "text", "a \"b\"",
                "switch", true,
                "numbers", List.of((byte) 1, (short) 2, 3, 4L, 1L << 40, BigInteger.ONE, BigInteger.TWO.pow(80)),
                "decimals", List.of(1.5f, 2.25, new BigDecimal("0.10")),
                "lists", List.of(List.of(), List.of("a", false)),
                "map", Map.of("inner", Map.of("number", 7L)));
        JsonMapper reader = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();

        Map<String, Object> read = reader.readValue(reader.writeValueAsString(values), new TypeReference<>() {});

        assertThat(StoredForm.of(values)).isEqualTo(read);
    }

    static List<Object> unstorable() {
        return List.of(
                Path.of("/"),
                Instant.EPOCH,
                Set.of("a"),
                'c',
                Double.NaN,
                Float.POSITIVE_INFINITY,
                Map.of(1, "one"),
                List.of(List.of(new Object())),
                Arrays.asList("a", null));
    }

    @ParameterizedTest
    @MethodSource("unstorable")
    void whatCannotBeStoredIsNamed(Object value) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> StoredForm.of(Map.of("Thing", value)))
                .withMessageContaining("The attribute Thing");
    }
}
