package io.windlass.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.windlass.api.driver.Driver;
import io.windlass.api.option.Option;
import io.windlass.api.option.OptionDeclaration;
import io.windlass.api.option.OptionSchema;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What users set.
 *
 * @param <S> the driver's spec
 */
public final class SpecRules<S extends Record> {

    private static final Pattern WORDS = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern SOUNDS_SECRET =
            Pattern.compile("(^|-)(token|password|passwd|passphrase|secret|credentials?|api-key)(-|$)");

    /** Fields that stand beside the spec's in a host's file. */
    private static final Set<String> TAKEN =
            Set.of("machinename", "storepath", "swarmmaster", "swarmhost", "swarmdiscovery");

    private static final int TELLING = 8;

    private final Bench<S> bench;

    public SpecRules(Bench<S> bench) {
        this.bench = bench;
    }

    public void theSpecIsAPublicRecordOfOptions() {
        Driver<S> driver = bench.driver();
        Class<S> type = driver.specType();
        assertThat(driver.specType()).as("A second call of specType()").isSameAs(type);
        assertThat(type).as("The spec").isRecord();
        for (Class<?> visible = type; visible != null; visible = visible.getEnclosingClass()) {
            assertThat(Modifier.isPublic(visible.getModifiers()))
                    .as("%s is public", visible)
                    .isTrue();
        }
        assertThatCode(() -> OptionSchema.of(type))
                .as("Each component is an option")
                .doesNotThrowAnyException();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType() == List.class) {
                assertThat(component.getGenericType().getTypeName())
                        .as("The type of %s", component.getName())
                        .isEqualTo("java.util.List<java.lang.String>");
            }
        }
    }

    public void optionsAreNamedAfterTheDriver() {
        List<Option> options = options();
        assertThat(options)
                .extracting(Option::name)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).as("The name of an option").matches(WORDS))
                .filteredOn(name -> !bench.subject.adoptedOptions().contains(name))
                .as("The names of options")
                .allSatisfy(name -> assertThat(name).startsWith(bench.subject.name() + "-"));
        assertThat(options)
                .extracting(Option::letter)
                .as("Letters, which are the commands' own")
                .containsOnly("");
    }

    public void optionsExplainThemselves() {
        assertThat(bench.schema().declarations()).allSatisfy(declaration -> {
            Option option = declaration.option();
            assertThat(option.help())
                    .as("The help of --%s", option.name())
                    .isNotBlank()
                    .doesNotContain("\n")
                    .doesNotEndWith(".");
            assertThat(option.required() && !option.value().isEmpty())
                    .as("--%s is required and has a default", option.name())
                    .isFalse();
            assertThat(declaration.type() == OptionDeclaration.Type.LIST
                            && !option.value().isEmpty())
                    .as("The list --%s has a default", option.name())
                    .isFalse();
            assertThatCode(declaration::defaultValue)
                    .as("The default of --%s", option.name())
                    .doesNotThrowAnyException();
        });
    }

    public void secretsAreMarked() {
        assertThat(options()).allSatisfy(option -> {
            if (SOUNDS_SECRET.matcher(option.name()).find() && !option.path()) {
                assertThat(option.secret())
                        .as("--%s is marked as secret", option.name())
                        .isTrue();
            }
            if (option.secret()) {
                assertThat(option.value())
                        .as("The default of --%s", option.name())
                        .isEmpty();
            }
        });
        assertThat(bench.secrets())
                .as("Secret values in spec(), which are searched for: take some of %d characters or more", TELLING)
                .allSatisfy(secret -> assertThat(secret).hasSizeGreaterThanOrEqualTo(TELLING));
    }

    public void theSpecDoesNotShowSecrets() {
        bench.told.text("toString() of the spec", bench.subject.spec().toString());
        bench.told.requireNone(bench.secrets());
    }

    public void theSpecSurvivesTheStore() {
        S spec = bench.subject.spec();
        OptionSchema<S> schema = bench.schema();
        Map<String, Object> stored = schema.toStored(spec);

        assertThat(schema.declarations())
                .extracting(declaration -> declaration.storedName().toLowerCase(Locale.ROOT))
                .as("The names under which options are stored")
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(TAKEN);
        assertThat(schema.fromStored(StoredForm.of(stored)))
                .as("What was stored")
                .isEqualTo(spec);
        assertThat(schema.bind(byOption(stored), bench.subject.name() + " driver"))
                .as("What is bound from the same values of a command line")
                .isEqualTo(spec);
    }

    private Map<String, Object> byOption(Map<String, Object> stored) {
        Map<String, Object> values = new HashMap<>();
        for (OptionDeclaration declaration : bench.schema().declarations()) {
            values.put(declaration.option().name(), stored.get(declaration.storedName()));
        }
        return values;
    }

    private List<Option> options() {
        return bench.schema().declarations().stream()
                .map(OptionDeclaration::option)
                .toList();
    }
}
