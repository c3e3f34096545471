package io.windlass.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.ErrorKind;
import io.windlass.api.error.MachineException;
import io.windlass.api.option.OptionDeclaration;
import io.windlass.api.option.OptionSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What users set by mistake.
 *
 * @param <S> the driver's spec
 */
public final class OddValueRules<S extends Record> {

    /** Shorter ones may stand in a message by chance. */
    private static final int TELLING = 8;

    private static final List<Object> TEXTS = List.of(
            "",
            " ",
            "-",
            "..",
            "/",
            "%",
            "a b",
            "three words\r\nHost: other",
            "\u0000",
            "http://[",
            "${x}",
            "x".repeat(10_000),
            "\u00fc");

    private final Bench<S> bench;

    public OddValueRules(Bench<S> bench) {
        this.bench = bench;
    }

    public void whatTheSpecRefusesItExplains() {
        Map<String, Object> good = bench.schema().toStored(bench.subject.spec());
        for (OptionDeclaration declaration : bench.schema().declarations()) {
            for (Object odd : odd(declaration)) {
                Map<String, Object> values = new HashMap<>(good);
                values.put(declaration.storedName(), odd);
                attempt(declaration, odd, values);
            }
        }
    }

    private void attempt(OptionDeclaration declaration, Object odd, Map<String, Object> values) {
        OptionSchema<S> schema = bench.schema();
        String what = "An odd value of --" + declaration.option().name();
        try {
            schema.fromStored(values);
        } catch (MachineException e) {
            bench.told.failure(e);
            assertThat(e.code().kind()).as("%s: the kind of the failure", what).isEqualTo(ErrorKind.USER);
            assertThat(e.text()).as("%s: the message", what).isNotBlank();
            assertThat(e.hint()).as("%s: the hint", what).isNotBlank();
            if (declaration.option().secret() && odd.toString().length() >= TELLING) {
                assertThat(e.text() + e.hint())
                        .as("%s: what is told of it", what)
                        .doesNotContain(odd.toString());
            }
        } catch (RuntimeException e) {
            throw new AssertionError(what + " is answered by " + e + " instead of a MachineException", e);
        }
    }

    private static List<Object> odd(OptionDeclaration declaration) {
        return switch (declaration.type()) {
            case TEXT -> TEXTS;
            case NUMBER -> List.of(0, -1, 1, 65_536, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case SWITCH -> List.of(true, false);
            case LIST -> List.of(List.of(), List.of(""), List.of("a,b", "a,b"), TEXTS);
        };
    }
}
