package io.windlass.shell.console.internal;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Lines that are kept until all have been read, as many as there is place for. */
final class KeptLines {

    private static final int MOST_CHARACTERS = 16 * 1024 * 1024;

    private final Deque<String> lines = new ArrayDeque<>();
    private final int most;
    private final boolean dropping;
    private long characters;

    private KeptLines(int most, boolean dropping) {
        this.most = most;
        this.dropping = dropping;
    }

    /** The last ones. */
    static KeptLines last(int count) {
        return new KeptLines(count, true);
    }

    /** Every one. */
    static KeptLines all() {
        return new KeptLines(Integer.MAX_VALUE, false);
    }

    void add(String line) {
        lines.addLast(line);
        characters += line.length();
        while (lines.size() > most || (dropping && characters > MOST_CHARACTERS)) {
            characters -= lines.removeFirst().length();
        }
        if (characters > MOST_CHARACTERS) {
            throw FilterOptions.invalid("That is more text than can be kept here.");
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    List<String> sorted(boolean reversed, boolean distinct) {
        Comparator<String> order = reversed ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Stream<String> all = distinct ? lines.stream().distinct() : lines.stream();
        return all.sorted(order).toList();
    }
}
