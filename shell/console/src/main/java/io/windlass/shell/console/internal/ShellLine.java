package io.windlass.shell.console.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line as it was typed: pipelines, one after another.
 *
 * @param steps in order
 */
record ShellLine(List<Step> steps) {

    /** When a pipeline runs. */
    enum When {
        ALWAYS,
        AFTER_SUCCESS,
        AFTER_FAILURE;

        boolean holds(int status) {
            return switch (this) {
                case ALWAYS -> true;
                case AFTER_SUCCESS -> status == 0;
                case AFTER_FAILURE -> status != 0;
            };
        }
    }

    /**
     * A pipeline.
     *
     * @param when whether it runs
     * @param commands the words of each command
     */
    record Step(When when, List<List<Word>> commands) {

        /** Returns the variable that this sets, if it is no pipeline but {@code name = value} or {@code name=value}. */
        Optional<Assignment> assignment() {
            List<Word> words = commands.getFirst();
            if (commands.size() == 1 && words.size() == 3 && words.get(1).isPlain("=")) {
                return words.getFirst().plainName().map(name -> new Assignment(name, words.get(2)));
            }
            return commands.size() == 1 && words.size() == 1 ? words.getFirst().assignment() : Optional.empty();
        }
    }

    /**
     * A variable gets a value.
     *
     * @param name the variable
     * @param value what it gets
     */
    record Assignment(String name, Word value) {}

    /**
     * One argument.
     *
     * @param parts what it is made of
     */
    record Word(List<Part> parts) {

        private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

        String value(Map<String, String> variables) {
            StringBuilder text = new StringBuilder();
            parts.forEach(part -> text.append(part.variable() ? variables.getOrDefault(part.text(), "") : part.text()));
            return text.toString();
        }

        boolean isPlain(String text) {
            return parts.equals(List.of(new Part(text, false, false)));
        }

        private Optional<String> plainName() {
            return parts.size() == 1 && parts.getFirst().isName()
                    ? Optional.of(parts.getFirst().text())
                    : Optional.empty();
        }

        private Optional<Assignment> assignment() {
            Part first = parts.getFirst();
            int equals = first.variable() || first.quoted() ? -1 : first.text().indexOf('=');
            if (equals < 1 || !first.text().substring(0, equals).matches(NAME)) {
                return Optional.empty();
            }
            List<Part> value = new ArrayList<>(parts);
            value.set(0, new Part(first.text().substring(equals + 1), false, false));
            return Optional.of(new Assignment(first.text().substring(0, equals), new Word(List.copyOf(value))));
        }
    }

    /**
     * A piece of an argument.
     *
     * @param text the text, or the name of the variable
     * @param variable which of both
     * @param quoted whether it stood in quotes
     */
    record Part(String text, boolean variable, boolean quoted) {
        private boolean isName() {
            return !variable && !quoted && text.matches(Word.NAME);
        }
    }
}
