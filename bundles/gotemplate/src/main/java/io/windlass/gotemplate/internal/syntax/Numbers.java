package io.windlass.gotemplate.internal.syntax;

import io.windlass.gotemplate.internal.bytes.Quotes;
import io.windlass.gotemplate.internal.bytes.Unquoting;
import io.windlass.gotemplate.internal.value.Value;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives a number in a template its value and its type: int, float64 or complex128. */
final class Numbers {
    private static final int UNSIGNED_BITS = 64;
    private static final Pattern FLOAT_SIGN = Pattern.compile("[.eEpP]");

    private Numbers() {}

    /**
     * The value of a number; null if it is an unsigned number that is too large for an int.
     *
     * @throws IllegalArgumentException with Go's message, if it is no number
     */
    static @Nullable Value value(Token token) {
        String text = token.text();
        if (token.is(TokenType.CHARACTER_CONSTANT)) {
            return Value.Int.of(Unquoting.character(text));
        }
        if (token.is(TokenType.COMPLEX)) {
            return ComplexNumbers.value(text);
        }
        if (text.endsWith("i")) {
            OptionalDouble imaginary = Floats.parse(text.substring(0, text.length() - 1));
            if (imaginary.isPresent()) {
                return new Value.Complex(0, imaginary.getAsDouble());
            }
        }
        Optional<BigInteger> integer = integer(text);
        return integer.isPresent() && fits(integer.get(), text) ? integerValue(integer.get(), text) : floatValue(text);
    }

    /** Into an int64, or without a sign into an uint64. */
    private static boolean fits(BigInteger number, String text) {
        return number.bitLength() < UNSIGNED_BITS
                || (number.bitLength() == UNSIGNED_BITS && number.signum() > 0 && Character.isDigit(text.charAt(0)));
    }

    private static @Nullable Value integerValue(BigInteger number, String text) {
        if (number.bitLength() == UNSIGNED_BITS) {
            return null;
        }
        // Go looks for a hexadecimal prefix only where there is no sign, and takes the E in -0x1E for an exponent.
        boolean float64 = FLOAT_SIGN.matcher(text).find() && !Character.isDigit(text.charAt(0));
        return float64 ? new Value.Real(number.doubleValue()) : Value.Int.of(number.longValue());
    }

    private static Value floatValue(String text) {
        double number = Floats.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("illegal number syntax: " + Quotes.quote(text)));
        if (!FLOAT_SIGN.matcher(text).find()) {
            throw new IllegalArgumentException("integer overflow: " + Quotes.quote(text));
        }
        return new Value.Real(number);
    }

    /** An integer with the prefixes and underscores of Go; a leading zero makes it octal. */
    private static Optional<BigInteger> integer(String text) {
        String unsigned = text.replaceFirst("^[+-]", "");
        String prefix = unsigned.length() < 3 ? "" : unsigned.substring(0, 2).toLowerCase(Locale.ROOT);
        int base = switch (prefix) {
            case "0x" -> 16;
            case "0o" -> 8;
            case "0b" -> 2;
            default -> unsigned.startsWith("0") ? 8 : 10;
        };
        boolean prefixed = prefix.matches("0[xob]");
        String digits = (prefixed ? unsigned.substring(2) : unsigned).replace("_", "");
        if (!Floats.underscoresAreRight(unsigned)
                || digits.chars().anyMatch(digit -> Character.digit(digit, base) < 0)) {
            return Optional.empty();
        }
        return digits.isEmpty() ? Optional.empty() : Optional.of(signed(text.startsWith("-"), magnitude(digits, base)));
    }

    private static BigInteger signed(boolean negative, BigInteger magnitude) {
        return negative ? magnitude.negate() : magnitude;
    }

    private static BigInteger magnitude(String digits, int base) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        // Whatever the base, it does not fit; reading it would take long.
        return significant.length() > UNSIGNED_BITS
                ? BigInteger.ONE.shiftLeft(UNSIGNED_BITS + 1)
                : new BigInteger(significant, base);
    }
}
