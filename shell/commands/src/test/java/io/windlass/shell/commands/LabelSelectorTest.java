package io.windlass.shell.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.core.HostView;
import io.windlass.shell.commands.internal.Hosts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSelectorTest {

    private final HostView host =
            Hosts.labelled(Hosts.stopped("a"), Map.of("role", "ci", "example.org/zone", "n=1", "bare", ""));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "role=ci                      | true",
                "role=ci,example.org/zone=n=1 | true",
                "bare=                        | true",
                "role=CI                      | false",
                "role=ci,role=web             | false",
                "role=ci,other=x              | false",
            })
    void allMustMatch(String selector, boolean matches) {
        assertThat(LabelSelector.parse(List.of(selector)).matches(host)).isEqualTo(matches);
        assertThat(LabelSelector.parse(List.of(selector.split(","))).matches(host))
                .isEqualTo(matches);
    }

    @Test
    void aDamagedHostHasNoLabels() {
        HostView damaged = Hosts.damaged("bad", "no JSON");

        assertThat(LabelSelector.parse(List.of("bare=")).matches(damaged)).isFalse();
        assertThat(LabelSelector.parse(List.of()).matches(damaged)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "role     | The label \"role\" has no value.",
                "=x       | \"\" is no name for a label.",
                "ro le=x  | \"ro le\" is no name for a label.",
                "'role=a,'| The label \"\" has no value.",
            })
    void refuses(String selector, String message) {
        assertThatThrownBy(() -> LabelSelector.parse(List.of(selector))).hasMessage(message);
    }

    @Test
    void ofLabelsWithTheSameNameTheLastOneCounts() {
        assertThat(Label.parse(List.of("a=1", "b=", "a=2"))).isEqualTo(Map.of("a", "2", "b", ""));
        assertThatThrownBy(() -> Label.parse("a=1\u0007")).hasMessageContaining("is not acceptable");
        assertThatThrownBy(() -> Label.parse("a=1,2")).hasMessageContaining("is not acceptable");
    }
}
