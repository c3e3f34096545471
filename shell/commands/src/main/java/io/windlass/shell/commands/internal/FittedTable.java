package io.windlass.shell.commands.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A table that is no wider than a screen: its widest columns give way first, and what is cut ends in an ellipsis. */
final class FittedTable {

    private static final int GAP = 3;
    private static final int NARROWEST = 5;

    private final List<List<String>> rows;
    private final int[] widths;

    FittedTable(List<List<String>> rows, int screen) {
        this.rows = rows;
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        widths = IntStream.range(0, columns).map(this::widest).toArray();
        int excess = IntStream.of(widths).sum() + GAP * (columns - 1) - screen;
        while (excess > 0 && shrinkWidest()) {
            excess--;
        }
    }

    List<String> lines(boolean coloured) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            boolean heading = lines.isEmpty();
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = cut(row.get(column), widths[column]);
                line.append(
                        coloured
                                ? Colour.of(heading, column(column), row.get(column))
                                        .around(cell)
                                : cell);
                boolean last = column == row.size() - 1;
                line.append(" ".repeat(last ? 0 : widths[column] + GAP - length(cell)));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private String column(int column) {
        List<String> headings = rows.getFirst();
        return column < headings.size() ? headings.get(column) : "";
    }

    private int widest(int column) {
        return Math.max(
                NARROWEST,
                rows.stream()
                        .filter(row -> column < row.size())
                        .mapToInt(row -> length(row.get(column)))
                        .max()
                        .orElse(0));
    }

    private boolean shrinkWidest() {
        int column = IntStream.range(0, widths.length)
                .boxed()
                .max(Comparator.comparingInt(index -> widths[index]))
                .orElse(0);
        if (widths[column] <= NARROWEST) {
            return false;
        }
        widths[column]--;
        return true;
    }

    private static String cut(String cell, int width) {
        return length(cell) <= width ? cell : cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "\u2026";
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
