package io.windlass.gotemplate.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.gotemplate.Functions;
import io.windlass.gotemplate.GoValue;
import io.windlass.gotemplate.Template;
import io.windlass.gotemplate.TemplateException;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the table cannot say: Java's side. */
class GoTemplatesTest {
    private static final long LIMIT = 100_000;

    @Test
    void numbersInMapsAndListsAreDecoded() throws IOException {
        String types = "{{range .}}{{printf \"%T\" .}} {{end}}";
        assertThat(run(types, List.of(1, 2L, 3.0, new BigDecimal("4")))).isEqualTo("float64 float64 float64 float64 ");
        assertThat(run("{{.A}} {{.B}}", Map.of("A", 1_000_000, "B", 3))).isEqualTo("1e+06 3");
    }

    @Test
    void numbersElsewhereAreWhatTheyAre() throws IOException {
        SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("A", 1);
        fields.put("B", 2L);
        fields.put("C", new BigDecimal("3.5"));
        assertThat(run("{{printf \"%T %T %T\" .A .B .C}}", new GoValue.Struct("main.T", fields)))
                .isEqualTo("int int64 float64");
        assertThat(run("{{printf \"%T\" .}}", 7)).isEqualTo("int");
    }

    @Test
    void charactersAreWrittenWhole() throws IOException {
        List<String> pieces = new ArrayList<>();
        Writer out = new Writer() {
            @Override
            public void write(char[] buffer, int from, int count) {
                pieces.add(new String(buffer, from, count));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        parse("a{{slice . 0 2}}{{slice . 2}}b{{slice . 1}}{{slice . 0 3}}").execute("😀", out, LIMIT);
        assertThat(String.join("", pieces)).isEqualTo("a😀b" + "\uFFFD".repeat(6));
    }

    @Test
    void whatComesBeforeAnErrorIsWritten() {
        StringBuilder out = new StringBuilder();
        assertThatThrownBy(() -> parse("a{{.A}}é{{.A.B}}c").execute(Map.of("A", "b"), out, LIMIT))
                .isInstanceOf(TemplateException.class)
                .hasMessage("template: :1:13: executing \"\" at <.A.B>: can't evaluate field B in type interface {}");
        assertThat(out).hasToString("abé");
    }

    @Test
    void aFailureOfTheOutputIsNotHidden() {
        Writer full = new Writer() {
            @Override
            public void write(char[] buffer, int from, int count) throws IOException {
                throw new IOException("full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> parse("a").execute(null, full, LIMIT))
                .isInstanceOf(IOException.class)
                .hasMessage("full");
    }

    @Test
    void whatIsNoDataIsRefused() {
        assertThatThrownBy(() -> run("{{.}}", new Object())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pointersInsideAStructShowAnAddress() throws IOException {
        assertThat(run("{{.}}", Samples.of("@item")))
                .matches("\\{web true Running 0x[0-9a-f]+ <nil> \\[a b c] \\[] 52ms 12345678901 <nil> \\{true .*}}");
    }

    @Test
    void functionsOfDockerMachineAreOnlyThereWhereTheyAreAskedFor() {
        assertThatThrownBy(() -> new GoTemplates().parse("", "{{prettyjson .}}", Functions.BUILTIN))
                .hasMessage("template: :1: function \"prettyjson\" not defined");
    }

    @Test
    void threadsShareATemplate() {
        Template template =
                parse("{{define \"a\"}}{{.}}{{end}}{{$x := .}}{{template \"a\" $x}}{{$x = 0}}{{template \"a\" $x}}");
        assertThat(IntStream.range(0, 2000)
                        .parallel()
                        .mapToObj(number -> execute(template, number))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(IntStream.range(0, 2000)
                        .mapToObj(number -> number + "0")
                        .collect(Collectors.joining(" ")));
    }

    private static Template parse(String text) {
        return new GoTemplates().parse("", text, Functions.BUILTIN);
    }

    private static String execute(Template template, @Nullable Object data) {
        StringBuilder out = new StringBuilder();
        try {
            template.execute(data, out, LIMIT);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString();
    }

    private static String run(String template, @Nullable Object data) throws IOException {
        StringBuilder out = new StringBuilder();
        parse(template).execute(data, out, LIMIT);
        return out.toString();
    }
}
