package io.windlass.gotemplate.internal.print;

import io.windlass.gotemplate.internal.bytes.Buffer;
import io.windlass.gotemplate.internal.bytes.Quotes;
import io.windlass.gotemplate.internal.bytes.Rune;
import java.util.Locale;

/** Prints whole numbers, and what they stand for as characters. */
final class IntegerFormat {
    private static final int SHORTEST_CODE = 4;

    private IntegerFormat() {}

    /** Prints a number; {@code signed} tells whether the highest bit is a sign. False if the verb is not for it. */
    static boolean print(Buffer out, Spec spec, long number, boolean signed, int verb) {
        switch (verb) {
            case 'v' -> {
                boolean hexadecimal = spec.syntax() && !signed;
                digits(out, hexadecimal ? spec.withSharp(true) : spec, number, signed, hexadecimal ? 'x' : 'd');
            }
            case 'd', 'b', 'o', 'O', 'x', 'X' -> digits(out, spec, number, signed, verb);
            case 'c' -> Padding.write(out, spec, Rune.encode(point(number)));
            case 'q' -> Padding.write(out, spec, Quotes.quoteRune(point(number), spec.plus()));
            case 'U' -> code(out, spec, number);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int point(long number) {
        return number >= 0 && number <= Character.MAX_CODE_POINT ? (int) number : Rune.REPLACEMENT;
    }

    private static void digits(Buffer out, Spec spec, long number, boolean signed, int verb) {
        boolean negative = signed && number < 0;
        String sign = negative ? "-" : spec.plus() ? "+" : spec.space() ? " " : "";
        if (spec.precision() == 0 && number == 0) {
            Padding.fill(out, spec.withZero(false), spec.width());
            return;
        }
        String written = Long.toUnsignedString(negative ? -number : number, base(verb));
        String digits = verb == 'X' ? written.toUpperCase(Locale.ROOT) : written;
        int wanted = spec.hasPrecision() ? spec.precision() : spec.zero() ? spec.width() - sign.length() : 0;
        out.work().spend(Math.max(0, wanted));
        String filled = "0".repeat(Math.max(0, wanted - digits.length())) + digits;
        Padding.write(out, spec.withZero(false), sign + prefix(spec, verb, filled) + filled);
    }

    private static int base(int verb) {
        return switch (verb) {
            case 'b' -> 2;
            case 'o', 'O' -> 8;
            case 'x', 'X' -> 16;
            default -> 10;
        };
    }

    private static String prefix(Spec spec, int verb, String digits) {
        String octal = spec.sharp() && !digits.startsWith("0") ? "0" : "";
        return switch (verb) {
            case 'O' -> "0o" + octal;
            case 'o' -> octal;
            case 'b' -> spec.sharp() ? "0b" : "";
            case 'x' -> spec.sharp() ? "0x" : "";
            case 'X' -> spec.sharp() ? "0X" : "";
            default -> "";
        };
    }

    /** {@code U+0078}, and with a sharp sign the character, too. */
    private static void code(Buffer out, Spec spec, long number) {
        String digits = Long.toHexString(number).toUpperCase(Locale.ROOT);
        out.work().spend(Math.max(0, spec.precision()));
        String zeros = "0".repeat(Math.max(0, Math.max(SHORTEST_CODE, spec.precision()) - digits.length()));
        boolean shown =
                spec.sharp() && number >= 0 && number <= Character.MAX_CODE_POINT && Rune.isPrintable((int) number);
        String character = shown ? " '" + Rune.encode((int) number) + "'" : "";
        Padding.write(out, spec.withZero(false), "U+" + zeros + digits + character);
    }
}
