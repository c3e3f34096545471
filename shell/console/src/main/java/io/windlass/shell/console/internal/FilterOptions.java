package io.windlass.shell.console.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What follows the name of a filter.
 *
 * @param letters the options without a value
 * @param count how many lines
 * @param words what is no option
 */
record FilterOptions(Set<Character> letters, int count, List<String> words) {

    private static final int LINES = 10;
    private static final int MOST = 100_000;

    static FilterOptions of(String filter, List<String> arguments) {
        Set<Character> letters = new HashSet<>();
        Deque<String> rest = new ArrayDeque<>(arguments);
        int count = LINES;
        while (!filter.equals("echo")
                && !rest.isEmpty()
                && rest.getFirst().length() > 1
                && rest.getFirst().startsWith("-")) {
            String option = rest.removeFirst().substring(1);
            if (option.equals("-")) {
                break;
            }
            if (option.matches("n?\\d{1,6}")) {
                count = Integer.parseInt(option.replace("n", ""));
            } else if (option.equals("n") && !rest.isEmpty() && rest.getFirst().matches("\\d{1,6}")) {
                count = Integer.parseInt(rest.removeFirst());
            } else if (option.matches("[" + known(filter) + "]+")) {
                option.chars().forEach(letter -> letters.add((char) letter));
            } else {
                throw invalid(filter + " has no option -" + option + ".");
            }
        }
        return new FilterOptions(letters, Math.min(count, MOST), List.copyOf(new ArrayList<>(rest)));
    }

    boolean has(char letter) {
        return letters.contains(letter);
    }

    private static String known(String filter) {
        return switch (filter) {
            case "grep" -> "EFcivx";
            case "sort" -> "ru";
            default -> "l";
        };
    }

    static MachineException invalid(String message) {
        return new MachineException(StandardErrorCode.INVALID_ARGUMENT, message, "");
    }
}
