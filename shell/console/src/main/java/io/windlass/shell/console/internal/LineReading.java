package io.windlass.shell.console.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a line: words, quotes, variables, and what connects commands. There is nothing in it by which a line could reach
 * files, programs or objects of the daemon, as gogo's own language does.
 */
final class LineReading {

    private final String line;
    private final List<ShellLine.Step> steps = new ArrayList<>();
    private final List<List<ShellLine.Word>> commands = new ArrayList<>();
    private final List<ShellLine.Word> words = new ArrayList<>();
    private final List<ShellLine.Part> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private ShellLine.When when = ShellLine.When.ALWAYS;
    private boolean begun;
    private int at;

    private LineReading(String line) {
        this.line = line;
    }

    static ShellLine of(String line) {
        LineReading reading = new LineReading(line);
        while (reading.at < line.length() && !reading.atComment()) {
            reading.next();
        }
        reading.endStep(ShellLine.When.ALWAYS, true);
        return new ShellLine(List.copyOf(reading.steps));
    }

    private boolean atComment() {
        return line.charAt(at) == '#' && !begun;
    }

    private void next() {
        char character = line.charAt(at++);
        switch (character) {
            case ' ', '\t', '\r' -> endWord();
            case '\n', ';' -> endStep(ShellLine.When.ALWAYS, true);
            case '|' -> {
                if (follows('|')) {
                    endStep(ShellLine.When.AFTER_FAILURE, false);
                } else {
                    endCommand();
                }
            }
            case '&' -> {
                if (!follows('&')) {
                    throw invalid("A line cannot run in the background, and '&' in a word must be quoted.");
                }
                endStep(ShellLine.When.AFTER_SUCCESS, false);
            }
            case '<', '>' ->
                throw invalid("A line cannot read or write files, and '" + character + "' must be quoted.");
            case '\'' -> literally();
            case '"' -> quoted();
            case '\\' -> escaped();
            case '$' -> variable(false);
            default -> add(character);
        }
    }

    private boolean follows(char wanted) {
        boolean there = at < line.length() && line.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void add(char character) {
        begun = true;
        text.append(character);
    }

    private void literally() {
        int end = line.indexOf('\'', at);
        if (end < 0) {
            throw invalid("A quote ' is not closed.");
        }
        endPart(false);
        text.append(line, at, end);
        endPart(true);
        at = end + 1;
    }

    private void quoted() {
        endPart(false);
        while (at < line.length() && line.charAt(at) != '"') {
            char character = line.charAt(at++);
            switch (character) {
                case '\\' -> escapedInQuotes();
                case '$' -> variable(true);
                default -> text.append(character);
            }
        }
        if (!follows('"')) {
            throw invalid("A quote \" is not closed.");
        }
        endPart(true);
    }

    private void escaped() {
        if (at == line.length()) {
            throw invalid("There is nothing behind the last \\.");
        }
        add(line.charAt(at++));
    }

    /** A backslash before anything that needs none stands for itself, so that patterns can be written in quotes. */
    private void escapedInQuotes() {
        boolean needed = at < line.length() && "\"\\$".indexOf(line.charAt(at)) >= 0;
        text.append(needed ? line.charAt(at++) : '\\');
    }

    /** A dollar sign before anything else than a name stands for itself. */
    private void variable(boolean inQuotes) {
        int end = at;
        if (end < line.length() && line.charAt(end) == '?') {
            end++;
        } else {
            while (end < line.length() && isNameCharacter(line.charAt(end), end == at)) {
                end++;
            }
        }
        if (end == at) {
            add('$');
            return;
        }
        endPart(inQuotes);
        parts.add(new ShellLine.Part(line.substring(at, end), true, inQuotes));
        begun = true;
        at = end;
    }

    private static boolean isNameCharacter(char character, boolean first) {
        return character == '_'
                || (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (!first && character >= '0' && character <= '9');
    }

    private void endPart(boolean inQuotes) {
        if (!text.isEmpty() || inQuotes) {
            parts.add(new ShellLine.Part(text.toString(), false, inQuotes));
            text.setLength(0);
        }
        begun |= inQuotes;
    }

    private void endWord() {
        endPart(false);
        if (begun) {
            words.add(new ShellLine.Word(List.copyOf(parts)));
        }
        parts.clear();
        begun = false;
    }

    private void endCommand() {
        endWord();
        if (words.isEmpty()) {
            throw invalid("There is no command before or behind a '|' or '&&'.");
        }
        commands.add(List.copyOf(words));
        words.clear();
    }

    private void endStep(ShellLine.When next, boolean mayBeEmpty) {
        endWord();
        boolean empty = words.isEmpty() && commands.isEmpty() && when == ShellLine.When.ALWAYS;
        if (!empty || !mayBeEmpty) {
            endCommand();
            steps.add(new ShellLine.Step(when, List.copyOf(commands)));
            commands.clear();
        }
        when = next;
    }

    private static MachineException invalid(String message) {
        return new MachineException(
                StandardErrorCode.INVALID_ARGUMENT,
                message,
                "A line is: COMMAND [WORD...] [| COMMAND...] [; && || ...], with words in '...' or \"...\".");
    }
}
