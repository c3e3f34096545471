package io.windlass.gotemplate.internal.bytes;

import java.util.Optional;

/** Reads strings and characters as Go source has them. */
public final class Unquoting {
    private final String source;
    private final char quote;
    private int at = 1;

    private Unquoting(String source) {
        this.source = source;
        this.quote = source.charAt(0);
    }

    /** The string that a literal in double quotes or backquotes stands for; empty if it is none. */
    public static Optional<String> string(String literal) {
        if (literal.charAt(0) == '`') {
            return Optional.of(literal.substring(1, literal.length() - 1).replace("\r", ""));
        }
        Unquoting unquoting = new Unquoting(literal);
        StringBuilder bytes = new StringBuilder(literal.length());
        while (unquoting.at < literal.length() - 1) {
            Optional<String> next = unquoting.next();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            bytes.append(next.get());
        }
        return Optional.of(bytes.toString());
    }

    /**
     * The character that a literal in single quotes stands for.
     *
     * @throws IllegalArgumentException with Go's message, if it stands for none
     */
    public static int character(String literal) {
        Unquoting unquoting = new Unquoting(literal);
        String bytes = unquoting.next().orElseThrow(() -> new IllegalArgumentException("invalid syntax"));
        if (!literal.substring(unquoting.at).equals("'")) {
            throw new IllegalArgumentException("malformed character constant: " + literal);
        }
        // '\xff' is 255, although the byte alone is no character.
        return bytes.length() == 1 ? bytes.charAt(0) : Rune.at(bytes, 0).point();
    }

    /** The bytes of the next character. */
    private Optional<String> next() {
        char first = source.charAt(at);
        if (first == quote) {
            return Optional.empty();
        }
        if (first == '\\') {
            at++;
            return escaped();
        }
        Rune rune = Rune.at(source, at);
        at += rune.width();
        return Optional.of(Rune.encode(rune.point()));
    }

    private Optional<String> escaped() {
        char kind = source.charAt(at++);
        return switch (kind) {
            case 'a' -> Optional.of("\u0007");
            case 'b' -> Optional.of("\b");
            case 'f' -> Optional.of("\f");
            case 'n' -> Optional.of("\n");
            case 'r' -> Optional.of("\r");
            case 't' -> Optional.of("\t");
            case 'v' -> Optional.of("\u000B");
            case '\\' -> Optional.of("\\");
            case '\'', '"' -> kind == quote ? Optional.of(String.valueOf(kind)) : Optional.empty();
            case 'x' -> number(2, 16).map(value -> String.valueOf((char) value.intValue()));
            case 'u' -> number(4, 16).filter(Unquoting::isCharacter).map(value -> Rune.encode(value.intValue()));
            case 'U' -> number(8, 16).filter(Unquoting::isCharacter).map(value -> Rune.encode(value.intValue()));
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                at--;
                yield number(3, 8).filter(value -> value <= 0xFF).map(value -> String.valueOf((char) value.intValue()));
            }
            default -> Optional.empty();
        };
    }

    private static boolean isCharacter(long value) {
        return value <= Character.MAX_CODE_POINT && Rune.isValid((int) value);
    }

    private Optional<Long> number(int digits, int base) {
        if (at + digits > source.length()) {
            return Optional.empty();
        }
        long value = 0;
        for (int end = at + digits; at < end; at++) {
            int digit = source.charAt(at) < 0x80 ? Character.digit(source.charAt(at), base) : -1;
            if (digit < 0) {
                return Optional.empty();
            }
            value = value * base + digit;
        }
        return Optional.of(value);
    }
}
