package io.windlass.gotemplate.internal.print;

import java.util.Locale;

/** Writes floating-point numbers as Go's strconv.FormatFloat does. */
public final class FloatText {
    private static final int SHORTEST_EXPONENT = 6;
    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;

    /** A hexadecimal digit and 15 more behind the point. */
    private static final int FRACTION_BITS = 60;

    private FloatText() {}

    /** Writes with a verb of {@code beEfgGxX}; the precision -1 stands for as many digits as are needed. */
    public static String of(double number, char verb, int precision) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        boolean negative = Double.doubleToRawLongBits(number) < 0;
        if (Double.isInfinite(number)) {
            return negative ? "-Inf" : "+Inf";
        }
        String text = switch (verb) {
            case 'b' -> binary(number);
            case 'x', 'X' -> hexadecimal(number, precision);
            default -> decimal(Math.abs(number), Character.toLowerCase(verb), precision);
        };
        String cased = Character.isUpperCase(verb) ? text.toUpperCase(Locale.ROOT) : text;
        return negative ? "-" + cased : cased;
    }

    private static String decimal(double number, char verb, int precision) {
        boolean shortest = precision < 0;
        return switch (verb) {
            case 'e' -> {
                Digits digits = shortest ? Digits.shortest(number) : Digits.significant(number, precision + 1);
                yield digits.scientific(shortest ? Math.max(digits.count() - 1, 0) : precision);
            }
            case 'f' -> {
                Digits digits = shortest ? Digits.shortest(number) : Digits.decimals(number, precision);
                yield digits.plain(shortest ? Math.max(digits.count() - digits.point(), 0) : precision);
            }
            default -> general(number, precision);
        };
    }

    /** The shorter of the two forms. */
    private static String general(double number, int wanted) {
        boolean shortest = wanted < 0;
        Digits digits = shortest ? Digits.shortest(number) : Digits.significant(number, Math.max(wanted, 1));
        int precision = shortest ? digits.count() : Math.max(wanted, 1);
        boolean whole = precision > digits.count() && digits.count() >= digits.point();
        int largest = shortest ? SHORTEST_EXPONENT : whole ? digits.count() : precision;
        int exponent = digits.point() - 1;
        if (exponent < -4 || exponent >= largest) {
            return digits.scientific(Math.min(precision, digits.count()) - 1);
        }
        int shown = precision > digits.point() ? digits.count() : precision;
        return digits.plain(Math.max(shown - digits.point(), 0));
    }

    /** {@code 4503599627370496p-52}. */
    private static String binary(double number) {
        int exponent = exponent(number) - MANTISSA_BITS;
        return mantissa(number) + "p" + (exponent < 0 ? "" : "+") + exponent;
    }

    /** {@code 0x1.8p+01}. */
    private static String hexadecimal(double number, int precision) {
        long mantissa = mantissa(number) << (FRACTION_BITS - MANTISSA_BITS);
        int exponent = mantissa == 0 ? 0 : exponent(number);
        int shift = mantissa == 0 ? 0 : Long.numberOfLeadingZeros(mantissa) - (Long.SIZE - 1 - FRACTION_BITS);
        long rounded = rounded(mantissa << shift, precision);
        exponent -= shift;
        if ((rounded >>> (FRACTION_BITS + 1)) != 0) {
            rounded >>>= 1;
            exponent++;
        }
        String digits = String.format("%015x", rounded & ((1L << FRACTION_BITS) - 1));
        String fraction = precision < 0
                ? digits.replaceFirst("0+$", "")
                : digits.substring(0, Math.min(precision, digits.length()))
                        + "0".repeat(Math.max(0, precision - digits.length()));
        String size = String.valueOf(Math.abs(exponent));
        return "0x" + (rounded >>> FRACTION_BITS) + (fraction.isEmpty() ? "" : "." + fraction) + "p"
                + (exponent < 0 ? '-' : '+') + (size.length() < 2 ? "0" + size : size);
    }

    /** Half to even, to that many digits. */
    private static long rounded(long mantissa, int precision) {
        if (precision < 0 || precision >= FRACTION_BITS / 4) {
            return mantissa;
        }
        int dropped = FRACTION_BITS - precision * 4;
        long kept = mantissa >>> dropped;
        long rest = mantissa & ((1L << dropped) - 1);
        long half = 1L << (dropped - 1);
        boolean up = rest > half || (rest == half && (kept & 1) == 1);
        return (kept + (up ? 1 : 0)) << dropped;
    }

    private static long mantissa(double number) {
        long bits = Double.doubleToRawLongBits(number) & MANTISSA;
        return Math.getExponent(number) < Double.MIN_EXPONENT ? bits : bits | (1L << MANTISSA_BITS);
    }

    private static int exponent(double number) {
        return Math.max(Math.getExponent(number), Double.MIN_EXPONENT);
    }
}
