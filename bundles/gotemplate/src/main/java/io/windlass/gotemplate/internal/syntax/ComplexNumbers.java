package io.windlass.gotemplate.internal.syntax;

import io.windlass.gotemplate.internal.bytes.Quotes;
import io.windlass.gotemplate.internal.value.Value;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers such as {@code 1+2i} as Go's fmt.Sscan does. */
final class ComplexNumbers {
    private static final String PART = "[+-]?+(?:0[xX][0-9a-fA-F_]*+\\.?+[0-9a-fA-F_]*+(?:[pP][+-]?+[0-9_]*+)?+"
            + "|[0-9_]*+\\.?+[0-9_]*+(?:[eEpP][+-]?+[0-9_]*+)?+)";
    private static final Pattern NUMBER = Pattern.compile("(" + PART + ")(?=[+-][^i])(" + PART + ")i.*");

    private ComplexNumbers() {}

    /**
     * The value.
     *
     * @throws IllegalArgumentException with Go's message, if it is no such number
     */
    static Value value(String text) {
        Matcher parts = NUMBER.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("syntax error scanning complex number");
        }
        return new Value.Complex(part(parts.group(1)), part(parts.group(2)));
    }

    private static double part(String text) {
        return Floats.parse(text).orElseThrow(() -> {
            String reason = Floats.isNumber(text) && Floats.underscoresAreRight(text.replaceFirst("^[+-]", ""))
                    ? "value out of range"
                    : "invalid syntax";
            return new IllegalArgumentException("strconv.ParseFloat: parsing " + Quotes.quote(text) + ": " + reason);
        });
    }
}
