package io.windlass.shell.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain                | plain",
                "ci-{1..3}            | ci-1 ci-2 ci-3",
                "ci-{3..1}            | ci-3 ci-2 ci-1",
                "ci-{08..10}          | ci-08 ci-09 ci-10",
                "ci-{8..010}          | ci-008 ci-009 ci-010",
                "ci-{0..1}            | ci-0 ci-1",
                "{5..5}               | 5",
                "{web,db}             | web db",
                "a{,-b}               | a a-b",
                "{a,b}-{1..2}x        | a-1x a-2x b-1x b-2x",
                "{a,a}                | a",
            })
    void expands(String word, String names) {
        assertThat(String.join(" ", NamePattern.expand(List.of(word)))).isEqualTo(names);
    }

    @Test
    void keepsTheOrderAndEachNameOnce() {
        assertThat(NamePattern.expand(List.of("x", "{3..1}", "2", "x"))).containsExactly("x", "3", "2", "1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a{1..2              | The braces in \"a{1..2\" do not fit together.",
                "a}                  | The braces in \"a}\" do not fit together.",
                "{a,{b,c}}           | The braces in \"{a,{b,c}}\" do not fit together.",
                "a{}                 | {} in \"a{}\" is neither a range nor a list.",
                "a{1}                | {1} in \"a{1}\" is neither a range nor a list.",
                "a{1..}              | {1..} in \"a{1..}\" is neither a range nor a list.",
                "a{-1..1}            | {-1..1} in \"a{-1..1}\" is neither a range nor a list.",
                "{1..1234567890}     | A number in \"{1..1234567890}\" has more than 9 digits.",
            })
    void refuses(String word, String message) {
        assertThatThrownBy(() -> NamePattern.expand(List.of(word))).hasMessage(message);
    }

    @Test
    void reachesItsBoundAndNotMore() {
        assertThat(NamePattern.expand(List.of("{00..99}{00..99}"))).hasSize(NamePattern.MOST);
        assertThat(NamePattern.numbered("a", NamePattern.MOST)).hasSize(NamePattern.MOST);
        List<String> many = IntStream.rangeClosed(0, NamePattern.MOST)
                .mapToObj(String::valueOf)
                .toList();
        assertThat(NamePattern.expand(many)).isEqualTo(many);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{0..999999999}", "{0..10000}", "{0..99}{0..99}{1..2}", "{1..9}{0..9}{0..9}{0..9}{0..9}{0..9}"})
    void refusesMore(String word) {
        assertThatThrownBy(() -> NamePattern.expand(List.of(word)))
                .hasMessage("With \"" + word + "\" there are more than 10000 names.");
    }

    @Test
    void refusesMoreInAllWordsTogether() {
        assertThatThrownBy(() -> NamePattern.expand(List.of("a{1..6000}", "b{1..6000}")))
                .hasMessageContaining("more than 10000 names");
        assertThatThrownBy(() -> NamePattern.numbered("a", NamePattern.MOST + 1))
                .hasMessageContaining("more than");
    }

    @Test
    void refusesWordsThatNoNameCouldBeMadeOf() {
        assertThatThrownBy(() -> NamePattern.expand(List.of("{1..2}" + "x".repeat(1000))))
                .hasMessageContaining("is too long");
    }
}
