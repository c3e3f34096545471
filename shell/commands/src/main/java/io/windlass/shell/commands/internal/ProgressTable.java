package io.windlass.shell.commands.internal;

import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.internal.ProgressRow.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** What a person sees of many machines at work, as lines that fit a screen. Safe for any thread. */
final class ProgressTable {

    private final String done;
    private final SequencedMap<String, ProgressRow> rows = new LinkedHashMap<>();

    ProgressTable(String done, List<String> machines) {
        this.done = done;
        machines.forEach(machine -> rows.put(machine, ProgressRow.waiting(machine)));
    }

    synchronized void change(String machine, UnaryOperator<ProgressRow> change) {
        rows.computeIfPresent(machine, (_, row) -> change.apply(row));
    }

    /** Returns lines that are not wider than the screen and fewer than it is high, so that it never scrolls. */
    synchronized List<String> lines(Instant now, ClientTerminal.Size size) {
        int room = Math.max(2, size.rows() - 1);
        List<ProgressRow> shown = List.copyOf(rows.values());
        List<String> rest = List.of();
        if (shown.size() > room) {
            shown = mostInteresting(room - 1);
            rest = List.of("... and " + hidden(shown));
        }
        List<List<String>> cells = new ArrayList<>();
        shown.forEach(
                row -> cells.add(List.of(row.machine(), label(row.state()), padded(row.elapsed(now)), row.step())));
        List<String> lines = new ArrayList<>(cells.isEmpty() ? List.of() : Columns.spaced(cells));
        lines.addAll(rest);
        return lines.stream().map(line -> cut(line, size.columns())).toList();
    }

    /** In their own order. */
    private List<ProgressRow> mostInteresting(int count) {
        List<ProgressRow> chosen = rows.values().stream()
                .sorted(Comparator.comparing(ProgressRow::state))
                .limit(count)
                .toList();
        Map<String, ProgressRow> byName = new LinkedHashMap<>();
        chosen.forEach(row -> byName.put(row.machine(), row));
        return rows.values().stream()
                .filter(row -> byName.containsKey(row.machine()))
                .toList();
    }

    private String hidden(List<ProgressRow> shown) {
        Tally all = Tally.of(rows.values().stream().map(ProgressRow::state));
        Tally seen = Tally.of(shown.stream().map(ProgressRow::state));
        return (rows.size() - shown.size()) + " more: " + all.without(seen).text(this::label);
    }

    private String label(State state) {
        return switch (state) {
            case WORKING -> "working";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
            case WAITING -> "waiting";
            case DONE -> done;
        };
    }

    private static String padded(String elapsed) {
        return String.format("%6s", elapsed);
    }

    private static String cut(String line, int columns) {
        if (line.codePointCount(0, line.length()) <= columns) {
            return line.stripTrailing();
        }
        return line.substring(0, line.offsetByCodePoints(0, columns - 1)) + "…";
    }
}
