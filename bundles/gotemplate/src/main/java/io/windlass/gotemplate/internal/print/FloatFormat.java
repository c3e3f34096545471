package io.windlass.gotemplate.internal.print;

import io.windlass.gotemplate.internal.bytes.Buffer;

/** Prints floating-point and complex numbers. */
final class FloatFormat {
    private static final int DEFAULT_PRECISION = 6;

    private FloatFormat() {}

    /** Prints a number; false if the verb is not for it. */
    static boolean print(Buffer out, Spec spec, double number, int verb) {
        switch (verb) {
            case 'v' -> write(out, spec, number, 'g', -1);
            case 'b', 'g', 'G', 'x', 'X' -> write(out, spec, number, (char) verb, -1);
            case 'f', 'e', 'E' -> write(out, spec, number, (char) verb, DEFAULT_PRECISION);
            case 'F' -> write(out, spec, number, 'f', DEFAULT_PRECISION);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Prints {@code (1+2i)}. */
    static boolean print(Buffer out, Spec spec, double real, double imaginary, int verb) {
        if ("vbgGxXfFeE".indexOf(verb) < 0) {
            return false;
        }
        out.append("(");
        print(out, spec, real, verb);
        print(out, spec.withPlus(true), imaginary, verb);
        out.append("i)");
        return true;
    }

    private static void write(Buffer out, Spec spec, double number, char verb, int usual) {
        int precision = spec.hasPrecision() ? spec.precision() : usual;
        out.work().spend(Math.max(0, precision));
        String text = FloatText.of(number, verb, precision);
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String sign = signed ? text.substring(0, 1) : "+";
        String digits = signed ? text.substring(1) : text;
        if (sign.equals("+")) {
            sign = spec.plus() ? "+" : spec.space() ? " " : "";
        }
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            Padding.write(out, spec.withZero(false), sign + digits);
            return;
        }
        if (spec.sharp() && verb != 'b') {
            digits = withPoint(digits, verb, precision);
        }
        if (spec.zero() && !sign.isEmpty() && spec.width() > sign.length() + digits.length()) {
            out.append(sign)
                    .repeat('0', spec.width() - sign.length() - digits.length())
                    .append(digits);
        } else {
            Padding.write(out, spec, sign + digits);
        }
    }

    /** With a decimal point in any case, and with the zeros that %g leaves out. */
    private static String withPoint(String digits, char verb, int precision) {
        int end = exponentAt(digits, verb);
        String mantissa = digits.substring(0, end);
        int missing = switch (verb) {
            case 'g', 'G', 'x' -> precision < 0 ? DEFAULT_PRECISION : precision;
            default -> 0;
        };
        String significant = mantissa.replace(".", "").replaceFirst("^0+", "");
        missing -= significant.length();
        boolean pointed = mantissa.contains(".");
        if (!pointed && mantissa.equals("0")) {
            missing--;
        }
        return mantissa + (pointed ? "" : ".") + "0".repeat(Math.max(0, missing)) + digits.substring(end);
    }

    private static int exponentAt(String digits, char verb) {
        String letters = verb == 'x' || verb == 'X' ? "pP" : "eE";
        for (int at = 0; at < digits.length(); at++) {
            if (letters.indexOf(digits.charAt(at)) >= 0) {
                return at;
            }
        }
        return digits.length();
    }
}
