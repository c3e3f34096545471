package io.windlass.gotemplate.internal.syntax;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads floating-point numbers as Go's strconv does. */
final class Floats {
    // Possessive, so that a long text is read once.
    private static final Pattern HEXADECIMAL =
            Pattern.compile("[+-]?0[xX](?=[_.]*+[0-9a-fA-F])[0-9a-fA-F_]*+(\\.[0-9a-fA-F_]*+)?+[pP][+-]?[0-9][0-9_]*+");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?=[_.]*+[0-9])[0-9_]*+(\\.[0-9_]*+)?+([eE][+-]?[0-9][0-9_]*+)?+");
    private static final Pattern WRONG_UNDERSCORE = Pattern.compile("(^|[^0-9])_|_($|[^0-9])");
    private static final Pattern WRONG_HEXADECIMAL_UNDERSCORE = Pattern.compile("(^|[^0-9a-fA-F])_|_($|[^0-9a-fA-F])");

    private Floats() {}

    /** The number; empty if the text is none, or one too large. */
    static OptionalDouble parse(String text) {
        if (!isNumber(text) || !underscoresAreRight(text.replaceFirst("^[+-]", ""))) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(text.replace("_", ""));
        return Double.isInfinite(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    static boolean isNumber(String text) {
        return DECIMAL.matcher(text).matches() || HEXADECIMAL.matcher(text).matches();
    }

    /** An underscore stands between digits; the prefix of a base counts as one. */
    static boolean underscoresAreRight(String unsigned) {
        if (unsigned.matches("0[xX].*")) {
            return !WRONG_HEXADECIMAL_UNDERSCORE
                    .matcher("0" + unsigned.substring(2))
                    .find();
        }
        String digits = unsigned.matches("0[bBoO].*") ? "0" + unsigned.substring(2) : unsigned;
        return !WRONG_UNDERSCORE.matcher(digits).find();
    }
}
