package io.windlass.api.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionSchemaTest {

    /** One component of each type. */
    public record Spec(
            @Option(name = "fake-token", env = "FAKE_TOKEN", help = "API token", required = true, secret = true)
            String token,

            @Option(name = "fake-port", letter = "p", value = "2376", help = "port", stored = "EnginePort")
            int port,

            @Option(name = "fake-public", help = "public address")
            boolean visible,

            @Option(name = "fake-tag", env = "FAKE_TAGS", help = "tags")
            List<String> tags) {}

    private final OptionSchema<Spec> schema = OptionSchema.of(Spec.class);

    @Test
    void bindsWhatIsGivenAndDefaultsTheRest() {
        assertThat(schema.bind(Map.of("fake-token", "secret", "fake-tag", List.of("a", "b")), "fake driver"))
                .isEqualTo(new Spec("secret", 2376, false, List.of("a", "b")));
    }

    @Test
    void missingRequiredOptionIsNamedWithTheWayToGiveIt() {
        assertThatThrownBy(() -> schema.bind(Map.of(), "fake driver"))
                .hasMessage("fake driver requires the --fake-token option")
                .extracting(thrown -> ((MachineException) thrown).hint())
                .isEqualTo("Give --fake-token, or the variable FAKE_TOKEN: API token.");
    }

    @Test
    void survivesTheWayThroughTheStore() {
        Spec spec = new Spec("secret", 1, true, List.of("a"));

        Map<String, Object> stored = schema.toStored(spec);

        assertThat(stored)
                .containsOnly(
                        Map.entry("Token", "secret"),
                        Map.entry("EnginePort", 1),
                        Map.entry("Visible", true),
                        Map.entry("Tags", List.of("a")));
        assertThat(schema.fromStored(stored)).isEqualTo(spec);
    }

    @Test
    void readsWhatOtherProgramsStored() {
        Map<String, Object> stored = Map.of("Token", "t", "EnginePort", BigInteger.TEN, "Tags", "one", "Unknown", 1);

        assertThat(schema.fromStored(stored)).isEqualTo(new Spec("t", 10, false, List.of("one")));
    }

    @Test
    void findsOptionsByNameAndLetter() {
        assertThat(schema.find("fake-port")).isEqualTo(schema.find("p")).isPresent();
        assertThat(schema.find("")).isEmpty();
        assertThat(schema.find("nosuch")).isEmpty();
    }

    @Test
    void splitsListsOfTheEnvironmentAtCommas() {
        assertThat(schema.find("fake-tag").orElseThrow().parseEnvironment("a,b"))
                .isEqualTo(List.of("a", "b"));
    }

    @Test
    void refusesValuesOfAnotherType() {
        assertThatThrownBy(() -> schema.find("fake-port").orElseThrow().parse("many"))
                .isInstanceOf(MachineException.class)
                .hasMessage("invalid value \"many\" for flag --fake-port.")
                .extracting(thrown -> ((MachineException) thrown).code())
                .isEqualTo(StandardErrorCode.INVALID_ARGUMENT);
        assertThatThrownBy(() -> schema.find("fake-public").orElseThrow().parse("perhaps"))
                .hasMessage("invalid value \"perhaps\" for flag --fake-public.");
    }

    @Test
    void refusesRecordsThatAreNotFullyDeclared() {
        assertThatThrownBy(() -> OptionSchema.of(Undeclared.class)).hasMessageContaining("not annotated with @Option");
        assertThatThrownBy(() -> OptionSchema.of(Odd.class)).hasMessageContaining("an option cannot be a double");
    }

    /** A component without a declaration. */
    public record Undeclared(String token) {}

    /** A component of a type that no option has. */
    public record Odd(@Option(name = "odd", help = "odd") double odd) {}
}
