package io.windlass.shell.commands.builtin.internal;

import io.windlass.gotemplate.Functions;
import io.windlass.gotemplate.GoValue;
import io.windlass.gotemplate.Template;
import io.windlass.shell.commands.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A listing in the caller's own format: one line a machine, or a table with headings. */
final class HostListing {

    private static final String TABLE = "table ";

    private final Formats formats;
    private final Template template;
    private final boolean table;

    /**
     * Reads the format.
     *
     * @param formats parses it
     * @param format a template for one machine; {@code table } in front asks for headings
     */
    HostListing(Formats formats, String format) {
        this.formats = formats;
        this.table = format.startsWith(TABLE);
        String text = table ? format.substring(TABLE.length()) : format;
        // docker-machine ends each machine's text with a line end, and its messages count that line.
        this.template = formats.parse(text.replace("\\t", "\t").replace("\\n", "\n") + "\n", Functions.BUILTIN, "");
    }

    Output of(List<Survey.Found> machines, String dockerHost) {
        Stream<@Nullable Object> data = machines.stream().map(machine -> HostListItem.of(machine, dockerHost));
        return table ? table(Stream.concat(Stream.of(headings()), data)) : lines(data);
    }

    private Output lines(Stream<@Nullable Object> data) {
        return new Output.Lines(data.flatMap(this::text).toList());
    }

    private Output table(Stream<@Nullable Object> data) {
        List<List<String>> rows = new ArrayList<>(data.flatMap(this::text)
                .map(line -> List.of(line.split("\t", -1)))
                .toList());
        return new Output.Table(rows.removeFirst(), rows);
    }

    private Stream<String> text(@Nullable Object data) {
        List<String> lines = formats.apply(template, data);
        return lines.subList(0, lines.size() - 1).stream();
    }

    private static GoValue.Struct headings() {
        LinkedHashMap<String, @Nullable Object> headings = new LinkedHashMap<>(HostListItem.HEADINGS);
        return new GoValue.Struct(HostListItem.TYPE, headings);
    }
}
