package io.windlass.shell.commands.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.shell.commands.Output;
import io.windlass.shell.commands.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Shows what commands return. */
final class Renderer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Session session;
    private final TableStyle style;
    private final SessionWriter writer;
    private final Function<String, List<String>> help;
    private final Function<String, List<String>> manual;

    Renderer(
            Session session,
            TableStyle style,
            SessionWriter writer,
            Function<String, List<String>> help,
            Function<String, List<String>> manual) {
        this.session = session;
        this.style = style;
        this.writer = writer;
        this.help = help;
        this.manual = manual;
    }

    /** Returns the exit status. */
    int show(Output output) {
        return switch (output) {
            case Output.Lines(List<String> lines) -> succeeded(lines);
            case Output.Notes(List<String> lines) -> {
                lines.forEach(writer::error);
                yield 0;
            }
            case Output.Table table -> succeeded(table(table));
            case Output.Json(String text) -> succeeded(List.of(indented(text)));
            case Output.Help(String command) -> succeeded(help.apply(command));
            case Output.Manual(String command) -> succeeded(manual.apply(command));
            case Output.Status(int status) -> status;
            case Output.RunLocally(List<String> arguments) -> {
                session.runLocally(arguments);
                yield 0;
            }
            case Output.Several several -> several(several);
        };
    }

    private int succeeded(List<String> lines) {
        writer.lines(lines);
        return 0;
    }

    private int several(Output.Several several) {
        int status = several.outputs().stream().mapToInt(this::show).max().orElse(0);
        several.failures().forEach(writer::error);
        return several.failures().isEmpty() ? status : Math.max(1, status);
    }

    private List<String> table(Output.Table table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.columns());
        table.rows()
                .forEach(row -> rows.add(
                        row.stream().map(cell -> SessionWriter.cleanCell(cell)).toList()));
        return style.lines(rows);
    }

    private static String indented(String text) {
        DefaultIndenter indenter = new DefaultIndenter("    ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try {
            return JSON.writer(printer).writeValueAsString(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new MachineException(
                    StandardErrorCode.INTERNAL_ERROR, "The answer is not JSON: " + e.getOriginalMessage(), "", e);
        }
    }
}
