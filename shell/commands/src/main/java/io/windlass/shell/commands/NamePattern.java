package io.windlass.shell.commands;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Names of machines as people write them: {@code ci-{01..50}} is a range, whose leading zeros keep the width and which
 * may go down; {@code {web,db}} are alternatives. Several braces combine, the last one counting fastest.
 */
public final class NamePattern {

    /** How many names the patterns of one command line may come to. */
    public static final int MOST = 10_000;

    private static final int LONGEST_WORD = 1_000;
    private static final int LONGEST_NUMBER = 9;
    private static final Pattern PART = Pattern.compile("\\{([^{}]*)\\}|[^{}]+");
    private static final Pattern RANGE = Pattern.compile("([0-9]+)\\.\\.([0-9]+)");

    private NamePattern() {}

    /**
     * Says whether a word stands for more than itself.
     *
     * @param word what the user typed
     * @return true if it has a brace, which no name can have
     */
    public static boolean isPattern(String word) {
        return word.indexOf('{') >= 0 || word.indexOf('}') >= 0;
    }

    /**
     * Returns the names that words stand for, each once, in the order in which they were written. Whether they are
     * good names is not looked at.
     *
     * @param words names and patterns
     * @return the words themselves where they are no patterns
     * @throws MachineException with {@link StandardErrorCode#INVALID_ARGUMENT} for a pattern that cannot be read, and for
     *     more than {@link #MOST} names
     */
    public static List<String> expand(List<String> words) {
        Set<String> names = new LinkedHashSet<>();
        int made = 0;
        for (String word : words) {
            if (isPattern(word)) {
                List<String> some = expand(word);
                made += some.size();
                requireFew(word, made);
                names.addAll(some);
            } else {
                names.add(word);
            }
        }
        return List.copyOf(names);
    }

    private static List<String> expand(String word) {
        if (word.length() > LONGEST_WORD) {
            throw invalid("The name \"" + word.substring(0, 40) + "...\" is too long.");
        }
        List<String> names = List.of("");
        for (List<String> choices : choices(word)) {
            requireFew(word, (long) names.size() * choices.size());
            names = names.stream()
                    .flatMap(begun -> choices.stream().map(begun::concat))
                    .toList();
        }
        return names;
    }

    private static List<List<String>> choices(String word) {
        List<List<String>> parts = new ArrayList<>();
        Matcher part = PART.matcher(word);
        int position = 0;
        while (position < word.length()) {
            if (!part.find() || part.start() != position) {
                throw invalid("The braces in \"" + word + "\" do not fit together.");
            }
            String inside = part.group(1);
            parts.add(inside == null ? List.of(part.group()) : choices(word, inside));
            position = part.end();
        }
        return parts;
    }

    private static List<String> choices(String word, String inside) {
        Matcher range = RANGE.matcher(inside);
        if (range.matches()) {
            return range(word, range.group(1), range.group(2));
        }
        if (inside.indexOf(',') < 0) {
            throw invalid("{" + inside + "} in \"" + word + "\" is neither a range nor a list.");
        }
        return List.of(inside.split(",", -1));
    }

    private static List<String> range(String word, String from, String to) {
        if (from.length() > LONGEST_NUMBER || to.length() > LONGEST_NUMBER) {
            throw invalid("A number in \"" + word + "\" has more than " + LONGEST_NUMBER + " digits.");
        }
        int first = Integer.parseInt(from);
        int last = Integer.parseInt(to);
        int count = Math.abs(last - first) + 1;
        requireFew(word, count);
        boolean padded = isPadded(from) || isPadded(to);
        String format = padded ? "%0" + Math.max(from.length(), to.length()) + "d" : "%d";
        int step = first <= last ? 1 : -1;
        return IntStream.range(0, count)
                .mapToObj(index -> String.format(format, first + step * index))
                .toList();
    }

    private static boolean isPadded(String number) {
        return number.length() > 1 && number.startsWith("0");
    }

    private static void requireFew(String word, long count) {
        if (count > MOST) {
            throw new MachineException(
                    StandardErrorCode.INVALID_ARGUMENT,
                    "With \"" + word + "\" there are more than " + MOST + " names.",
                    "Use several commands.");
        }
    }

    private static MachineException invalid(String message) {
        return new MachineException(
                StandardErrorCode.INVALID_ARGUMENT,
                message,
                "Write a range as 'ci-{01..50}' and a list as '{web,db}', in quotes, and no brace within another.");
    }

    /**
     * Returns numbered names.
     *
     * @param stem what they begin with
     * @param count how many
     * @return {@code stem-1} to {@code stem-count}
     * @throws MachineException with {@link StandardErrorCode#INVALID_ARGUMENT} for more than {@link #MOST}
     */
    public static List<String> numbered(String stem, int count) {
        requireFew(stem, count);
        return Stream.iterate(1, number -> number + 1)
                .limit(count)
                .map(number -> stem + "-" + number)
                .toList();
    }
}
