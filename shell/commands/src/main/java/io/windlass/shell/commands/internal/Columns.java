package io.windlass.shell.commands.internal;

import java.util.ArrayList;
import java.util.List;

/** Lays out cells in columns, in docker-machine's two ways. */
final class Columns {

    private static final int TAB = 8;
    private static final int NARROWEST = 5;
    private static final int GAP = 3;

    private Columns() {}

    /** With spaces: every column but the last is padded. */
    static List<String> spaced(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        int columns = rows.stream().mapToInt(List::size).max().orElse(0) - 1;
        for (int column = 0; column < columns; column++) {
            widths.add(Math.max(NARROWEST, widestPadded(rows, column) + GAP));
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size() - 1; column++) {
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(widths.get(column) - width(cell)));
            }
            lines.add(line.append(row.getLast()).toString());
        }
        return lines;
    }

    /** With tabs: a first column and an explanation. */
    static List<String> tabbed(List<List<String>> rows) {
        int stop = (widestFirst(rows) / TAB + 1) * TAB;
        return rows.stream()
                .map(row -> {
                    int tabs = (stop - width(row.getFirst()) + TAB - 1) / TAB;
                    return row.getFirst() + "\t".repeat(tabs) + row.getLast();
                })
                .toList();
    }

    /** Of the cells that are not the last of their rows. */
    private static int widestPadded(List<List<String>> rows, int column) {
        return rows.stream()
                .filter(row -> column < row.size() - 1)
                .mapToInt(row -> width(row.get(column)))
                .max()
                .orElse(0);
    }

    private static int widestFirst(List<List<String>> rows) {
        return rows.stream().mapToInt(row -> width(row.getFirst())).max().orElse(0);
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
