package io.windlass.itests.hosts;

import java.util.ArrayList;
import java.util.List;

/** A command line as a shell takes it apart; of the shell's rules it knows spaces, quotes and backslashes. */
final class Words {
    private static final List<String> SUDO = List.of("sudo", "-n", "--");

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private char quote;

    private Words() {}

    /** The words of a line, without sudo in front of them. */
    static List<String> of(String line) {
        List<String> words = new Words().split(line);
        return words.size() > SUDO.size() && words.subList(0, SUDO.size()).equals(SUDO)
                ? words.subList(SUDO.size(), words.size())
                : words;
    }

    private List<String> split(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
                i++;
                append(line.charAt(i));
            } else if (quote != 0) {
                inQuotes(c);
            } else {
                outside(c);
            }
        }
        end();
        return words;
    }

    private void inQuotes(char c) {
        if (c == quote) {
            quote = 0;
        } else {
            append(c);
        }
    }

    private void outside(char c) {
        if (c == '\'' || c == '"') {
            quote = c;
            inWord = true;
        } else if (Character.isWhitespace(c)) {
            end();
        } else {
            append(c);
        }
    }

    private void append(char c) {
        word.append(c);
        inWord = true;
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
