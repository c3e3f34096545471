package io.windlass.itests.dockermachine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of rows, to be run one after the other in one store. A row begins with {@code $} and a command; two spaces
 * begin a line of standard output, {@code !} one of standard error, {@code ?} the exit status if it is not 0, {@code ~}
 * the name of a difference on purpose, {@code #} a comment.
 *
 * @param name the file's name
 * @param rows in order
 */
record Transcript(String name, List<Row> rows) {

    static List<Transcript> all() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/docker-machine"))) {
            return files.sorted().map(Transcript::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Transcript read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Transcript parse(String name, List<String> lines) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("$ ")) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).startsWith("$ ")) {
                    end++;
                }
                rows.add(row(
                        name + ":" + (i + 1),
                        lines.get(i).substring(2),
                        lines.subList(i + 1, end).stream()
                                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                                .toList()));
            }
        }
        return new Transcript(name, List.copyOf(rows));
    }

    private static Row row(String place, String command, List<String> lines) {
        List<String> statuses = marked(lines, "? ");
        List<String> differences = marked(lines, "~ ");
        List<String> output = marked(lines, "  ");
        List<String> errors = marked(lines, "! ");
        if (statuses.size() + differences.size() + output.size() + errors.size() != lines.size()
                || statuses.size() > 1
                || differences.size() > 1) {
            throw new IllegalArgumentException(place + " is not a row: " + lines);
        }
        int status = statuses.isEmpty() ? 0 : Integer.parseInt(statuses.getFirst());
        return new Row(
                place,
                command,
                new Row.Outcome(output, errors, status),
                differences.isEmpty() ? "" : differences.getFirst());
    }

    private static List<String> marked(List<String> lines, String mark) {
        return lines.stream()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .toList();
    }
}
