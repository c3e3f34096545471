package io.windlass.gotemplate.internal.bytes;

/**
 * A character in a string.
 *
 * @param point its code point
 * @param width how many bytes it takes
 */
public record Rune(int point, int width) {
    public static final int REPLACEMENT = 0xFFFD;

    private static final Rune INVALID = new Rune(REPLACEMENT, 1);
    private static final int[] SMALLEST = {0, 0, 0x80, 0x800, 0x10000};

    /** What begins there; one replacement character for each byte that is not UTF-8. */
    public static Rune at(String bytes, int at) {
        int first = bytes.charAt(at);
        int width = announcedWidth(first);
        if (width == 1) {
            return new Rune(first, 1);
        }
        if (width < 1 || at + width > bytes.length()) {
            return INVALID;
        }
        int point = first & (0x7F >> width);
        for (int next = at + 1; next < at + width; next++) {
            if ((bytes.charAt(next) & 0xC0) != 0x80) {
                return INVALID;
            }
            point = (point << 6) | (bytes.charAt(next) & 0x3F);
        }
        return point >= SMALLEST[width] && isValid(point) ? new Rune(point, width) : INVALID;
    }

    /** A byte that is not part of any character. */
    public boolean isInvalid() {
        return point == REPLACEMENT && width == 1;
    }

    public static boolean isValid(int point) {
        return Character.isValidCodePoint(point)
                && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** The bytes of a character, or of the replacement character if there is no such character. */
    public static String encode(int wanted) {
        int point = isValid(wanted) ? wanted : REPLACEMENT;
        if (point < 0x80) {
            return String.valueOf((char) point);
        }
        int width = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
        StringBuilder bytes = new StringBuilder(width);
        bytes.append((char) (((0xF00 >> width) & 0xFF) | (point >> (6 * (width - 1)))));
        for (int rest = width - 2; rest >= 0; rest--) {
            bytes.append((char) (0x80 | ((point >> (6 * rest)) & 0x3F)));
        }
        return bytes.toString();
    }

    public static int count(String bytes) {
        int count = 0;
        for (int at = 0; at < bytes.length(); at += at(bytes, at).width()) {
            count++;
        }
        return count;
    }

    /** How long a character is that begins with this byte; 0 for the rest of one, -1 for what is never in UTF-8. */
    static int announcedWidth(int first) {
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xC0) {
            return 0;
        }
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF8 ? 4 : -1;
    }

    public static boolean isLetterOrDigit(int point) {
        return point == '_' || Character.isLetter(point) || Character.isDigit(point);
    }

    /** Go's IsPrint: letters, marks, numbers, punctuation, symbols, and of the spaces the ASCII one. */
    public static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
