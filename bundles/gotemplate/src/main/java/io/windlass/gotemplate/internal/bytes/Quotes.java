package io.windlass.gotemplate.internal.bytes;

/** Writes strings and characters as Go source has them. */
public final class Quotes {
    private Quotes() {}

    public static String quote(String bytes) {
        return quote(bytes, false);
    }

    /** In double quotes; {@code ascii} escapes all else. */
    public static String quote(String bytes, boolean ascii) {
        StringBuilder quoted = new StringBuilder(bytes.length() + 2).append('"');
        for (int at = 0; at < bytes.length(); ) {
            Rune rune = Rune.at(bytes, at);
            quoted.append(rune.isInvalid() ? hex("\\x", bytes.charAt(at), 2) : escape(rune.point(), '"', ascii));
            at += rune.width();
        }
        return quoted.append('"').toString();
    }

    /** A character in single quotes. */
    public static String quoteRune(int point, boolean ascii) {
        return "'" + escape(Rune.isValid(point) ? point : Rune.REPLACEMENT, '\'', ascii) + "'";
    }

    /** Whether the string can be written between backquotes on one line. */
    public static boolean fitsBackquotes(String bytes) {
        for (int at = 0; at < bytes.length(); ) {
            Rune rune = Rune.at(bytes, at);
            int point = rune.point();
            if (rune.isInvalid()
                    || point == 0xFEFF
                    || point == '`'
                    || point == 0x7F
                    || (point < ' ' && point != '\t')) {
                return false;
            }
            at += rune.width();
        }
        return true;
    }

    private static String escape(int point, char quote, boolean ascii) {
        if (point == quote || point == '\\') {
            return "\\" + (char) point;
        }
        if (Rune.isPrintable(point) && (!ascii || point < 0x80)) {
            return Rune.encode(point);
        }
        return switch (point) {
            case 0x07 -> "\\a";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 0x0B -> "\\v";
            default ->
                point < ' ' || point == 0x7F
                        ? hex("\\x", point, 2)
                        : point < 0x10000 ? hex("\\u", point, 4) : hex("\\U", point, 8);
        };
    }

    private static String hex(String prefix, int value, int digits) {
        String written = Integer.toHexString(value);
        return prefix + "0".repeat(digits - written.length()) + written;
    }
}
