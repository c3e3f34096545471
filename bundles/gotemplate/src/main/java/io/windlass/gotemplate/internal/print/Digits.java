package io.windlass.gotemplate.internal.print;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The decimal digits of a number that is not negative, without zeros at the end; none for zero.
 *
 * @param point how many of them stand before the decimal point; negative if zeros follow it
 */
record Digits(String digits, int point) {
    /** No number has more digits behind the point. */
    private static final int MOST_DECIMALS = 1100;

    /** As few as tell the number from all others. */
    static Digits shortest(double number) {
        BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        // Java gives two digits where one does: 4.9E-324.
        BigDecimal one = decimal.round(new MathContext(1, RoundingMode.HALF_EVEN));
        return of(decimal.precision() == 2 && one.doubleValue() == number ? one : decimal);
    }

    /** The first ones. */
    static Digits significant(double number, int count) {
        return of(new BigDecimal(number).round(new MathContext(count, RoundingMode.HALF_EVEN)));
    }

    /** Up to a place behind the decimal point. */
    static Digits decimals(double number, int count) {
        return of(new BigDecimal(number).setScale(Math.min(count, MOST_DECIMALS), RoundingMode.HALF_EVEN));
    }

    private static Digits of(BigDecimal number) {
        if (number.signum() == 0) {
            return new Digits("", 0);
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return new Digits(stripped.unscaledValue().toString(), stripped.precision() - stripped.scale());
    }

    int count() {
        return digits.length();
    }

    /** {@code ddd.ddd}. */
    String plain(int decimals) {
        StringBuilder text = new StringBuilder(point > 0 ? range(0, point) : "0");
        return decimals > 0
                ? text.append('.').append(range(point, point + decimals)).toString()
                : text.toString();
    }

    /** {@code d.ddde±dd}. */
    String scientific(int decimals) {
        int exponent = digits.isEmpty() ? 0 : point - 1;
        String size = String.valueOf(Math.abs(exponent));
        return range(0, 1)
                + (decimals > 0 ? "." + range(1, 1 + decimals) : "")
                + 'e'
                + (exponent < 0 ? '-' : '+')
                + (size.length() < 2 ? "0" + size : size);
    }

    /** The digits from one place to another, with zeros where there are none. */
    private String range(int from, int to) {
        int first = Math.clamp(from, 0, count());
        int last = Math.clamp(to, first, count());
        int before = Math.clamp(-from, 0, to - from);
        return "0".repeat(before) + digits.substring(first, last) + "0".repeat(to - from - before - (last - first));
    }
}
