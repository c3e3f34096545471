package io.windlass.gotemplate.internal.bytes;

/** Converts between text and Go's strings. */
public final class Bytes {
    private Bytes() {}

    /** The UTF-8 of a text. */
    public static String of(String text) {
        if (isAscii(text)) {
            return text;
        }
        StringBuilder bytes = new StringBuilder(text.length() * 2);
        text.codePoints().forEach(point -> bytes.append(Rune.encode(point)));
        return bytes.toString();
    }

    /** The text of UTF-8. Each byte that is not part of any becomes U+FFFD. */
    public static String text(String bytes) {
        if (isAscii(bytes)) {
            return bytes;
        }
        StringBuilder text = new StringBuilder(bytes.length());
        for (int at = 0; at < bytes.length(); ) {
            Rune rune = Rune.at(bytes, at);
            text.appendCodePoint(rune.point());
            at += rune.width();
        }
        return text.toString();
    }

    public static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** How many bytes at the end may be the beginning of a character whose rest has not come yet. */
    public static int unfinished(String bytes) {
        for (int back = 1; back <= Math.min(3, bytes.length()); back++) {
            int width = Rune.announcedWidth(bytes.charAt(bytes.length() - back));
            if (width > 0) {
                return back < width ? back : 0;
            }
        }
        return 0;
    }
}
