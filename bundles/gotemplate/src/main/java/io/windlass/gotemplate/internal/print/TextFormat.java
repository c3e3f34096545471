package io.windlass.gotemplate.internal.print;

import io.windlass.gotemplate.internal.bytes.Buffer;
import io.windlass.gotemplate.internal.bytes.Quotes;
import io.windlass.gotemplate.internal.bytes.Rune;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Prints strings. */
final class TextFormat {
    private TextFormat() {}

    /** Prints a string; false if the verb is not for it. */
    static boolean print(Buffer out, Spec spec, String bytes, int verb) {
        switch (verb) {
            case 'v' -> {
                if (spec.syntax()) {
                    quoted(out, spec, bytes);
                } else {
                    plain(out, spec, bytes);
                }
            }
            case 's' -> plain(out, spec, bytes);
            case 'q' -> quoted(out, spec, bytes);
            case 'x', 'X' -> hexadecimal(out, spec, bytes, verb == 'X');
            default -> {
                return false;
            }
        }
        return true;
    }

    static void plain(Buffer out, Spec spec, String bytes) {
        Padding.write(out, spec, truncated(spec, bytes));
    }

    private static void quoted(Buffer out, Spec spec, String whole) {
        String bytes = truncated(spec, whole);
        boolean raw = spec.sharp() && Quotes.fitsBackquotes(bytes);
        Padding.write(out, spec, raw ? "`" + bytes + "`" : Quotes.quote(bytes, spec.plus()));
    }

    /** The first characters, as many as the precision allows. */
    private static String truncated(Spec spec, String bytes) {
        if (!spec.hasPrecision()) {
            return bytes;
        }
        int end = 0;
        for (int count = 0; count < spec.precision() && end < bytes.length(); count++) {
            end += Rune.at(bytes, end).width();
        }
        return bytes.substring(0, end);
    }

    /** The bytes in hexadecimal; here the precision counts bytes. */
    private static void hexadecimal(Buffer out, Spec spec, String whole, boolean upper) {
        String bytes = spec.hasPrecision() ? whole.substring(0, Math.min(spec.precision(), whole.length())) : whole;
        HexFormat format = HexFormat.of();
        if (spec.space()) {
            format = HexFormat.ofDelimiter(" ").withPrefix(spec.sharp() ? "0x" : "");
        }
        String digits = format.formatHex(bytes.getBytes(StandardCharsets.ISO_8859_1));
        if (spec.sharp() && !spec.space() && !bytes.isEmpty()) {
            digits = "0x" + digits;
        }
        Padding.write(out, spec, upper ? digits.toUpperCase(Locale.ROOT) : digits);
    }
}
