package io.windlass.gotemplate.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.gotemplate.Functions;
import io.windlass.gotemplate.TemplateException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template cannot take more time, memory or stack than it is given. */
class LimitsTest {
    private static final long LIMIT = 100_000;
    private static final int MANY = 200_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{printf \"%1000000d\" 1}}",
                "{{printf \"%.1000000f\" 1.0}}",
                "{{printf \"%*d\" 999999 1}}",
                "{{range .}}{{range $}}{{range $}}{{range $}}{{end}}{{end}}{{end}}{{end}}",
                "{{range .}}{{range $}}{{range $}}0123456789{{end}}{{end}}{{end}}",
                "{{$x := \"aaaaaaaa\"}}{{range .}}{{$x = print $x $x}}{{end}}",
                "{{$x := \"<<<<<<<<\"}}{{range .}}{{$x = html $x $x}}{{end}}",
                "{{$x := \"aaaaaaaa\"}}{{range .}}{{$x = json (print $x $x)}}{{end}}",
                "{{define \"a\"}}{{if .}}{{template \"a\" slice . 1}}{{template \"a\" slice . 1}}{{end}}{{end}}"
                        + "{{template \"a\" .}}"
            })
    void itsWorkIsCounted(String template) {
        assertThatThrownBy(() -> run(template, Collections.nCopies(45, 1)))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("template: :1:")
                .hasMessageEndingWith(": exceeded the limit of 100000 steps and bytes");
    }

    @Test
    void itsOutputIsNoLongerThanTheLimit() {
        StringBuilder out = new StringBuilder();
        assertThatThrownBy(() -> new GoTemplates()
                        .parse("", "{{range .}}0123456789{{end}}", Functions.BUILTIN)
                        .execute(Collections.nCopies(100, 1), out, 500))
                .isInstanceOf(TemplateException.class);
        assertThat(out).hasSizeBetween(300, 500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{define \"a\"}}{{template \"a\"}}{{end}}{{template \"a\"}}",
                "{{define \"a\"}}{{if true}}{{with 1}}{{template \"b\" .}}{{end}}{{end}}{{end}}"
                        + "{{define \"b\"}}{{template \"a\" (print (print .))}}{{end}}{{template \"a\"}}",
                "{{template \"\"}}"
            })
    void templatesThatCallThemselvesAreStopped(String template) {
        assertThatThrownBy(() -> run(template, null))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("template: :1:")
                .hasMessageEndingWith("exceeded maximum template depth (100)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "{{if 1}}",
                "{{range .}}",
                "{{with 1}}",
                "{{block \"b\" .}}",
                "{{if 1}}{{else if 2}}",
                "{{if 1}}{{else}}",
                "{{else if 1}}",
                "{{print (print (print 1 | (",
                "a.b.c.",
                "-1+2i ",
                "\"",
                "9"
            })
    void aTextThatGoesOnAndOnIsRefused(String piece) {
        String text = (piece.startsWith("{{") ? "{{if 1}}" : "{{") + piece.repeat(MANY / piece.length());
        assertThatThrownBy(() -> run(text, null)).isInstanceOf(TemplateException.class);
    }

    @Test
    void dataThatNestTooDeepAreNotPrinted() {
        Object data = "x";
        for (int depth = 0; depth < MANY; depth++) {
            data = List.of(data);
        }
        Object deep = data;
        for (String template : List.of("{{.}}", "{{json .}}", "{{printf \"%d\" .}}", "{{html .}}")) {
            assertThatThrownBy(() -> run(template, deep))
                    .isInstanceOf(TemplateException.class)
                    .hasMessageEndingWith("exceeded maximum template depth (100)");
        }
    }

    @Test
    void whatIsAllowedFitsIntoASmallStack() throws InterruptedException {
        String parentheses = "{{" + "(".repeat(95) + "1" + ")".repeat(95) + "}}";
        String blocks = "{{range .}}".repeat(95) + "x" + "{{end}}".repeat(95);
        String templates =
                "{{define \"a\"}}{{if .}}{{template \"a\" slice . 1}}{{else}}x{{end}}{{end}}{{template \"a\" .}}";
        StringBuilder out = new StringBuilder();
        Thread thread = new Thread(
                null,
                () -> {
                    out.append(run(parentheses, null));
                    Object data = List.of(1);
                    for (int depth = 0; depth < 94; depth++) {
                        data = List.of(data);
                    }
                    out.append(run(blocks, data));
                    out.append(run(templates, Collections.nCopies(45, 1)));
                },
                "small",
                512 * 1024);
        thread.start();
        thread.join();
        assertThat(out).hasToString("1xx");
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> run("{{range .}}{{.}}{{end}}", List.of(1)))
                    .isInstanceOf(TemplateException.class)
                    .hasMessageEndingWith(": interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static String run(String template, @Nullable Object data) {
        StringBuilder out = new StringBuilder();
        try {
            new GoTemplates().parse("", template, Functions.JSON).execute(data, out, LIMIT);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString();
    }
}
