package io.windlass.provisioner.debian.internal;

import java.util.ArrayList;
import java.util.List;

/** Reads unit files as systemd.syntax(7) says, as far as ours go: the other direction of {@link SystemdDropIn}. */
final class SystemdSyntax {

    private SystemdSyntax() {}

    static List<String> command(String unit) {
        List<String> words = new ArrayList<>();
        for (String value : values(unit, "ExecStart")) {
            if (value.isEmpty()) {
                words.clear();
            } else {
                words(value).forEach(word -> words.add(word.replace("$$", "$")));
            }
        }
        return words;
    }

    static List<String> environment(String unit) {
        return values(unit, "Environment").stream()
                .flatMap(value -> words(value).stream())
                .toList();
    }

    private static List<String> values(String unit, String key) {
        return unit.lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .toList();
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean started = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                started = true;
            } else if (c == '\\') {
                i++;
                word.append(unescaped(line.charAt(i)));
            } else if (c == '%') {
                i++;
                require(line.charAt(i) == '%', line);
                word.append('%');
            } else if (Character.isWhitespace(c) && !quoted) {
                finish(words, word, started);
                started = false;
            } else {
                word.append(c);
                started = true;
            }
        }
        require(!quoted, line);
        finish(words, word, started);
        return words;
    }

    private static void finish(List<String> words, StringBuilder word, boolean started) {
        if (started || !word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 't' -> '\t';
            case '"', '\\' -> c;
            default -> throw new IllegalArgumentException("escape of " + c);
        };
    }

    private static void require(boolean condition, String line) {
        if (!condition) {
            throw new IllegalArgumentException(line);
        }
    }
}
