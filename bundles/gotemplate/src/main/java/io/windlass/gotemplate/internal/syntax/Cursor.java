package io.windlass.gotemplate.internal.syntax;

import io.windlass.gotemplate.internal.bytes.Quotes;
import io.windlass.gotemplate.internal.bytes.Rune;

/** A place in a template, and how far back the current token began. */
final class Cursor {
    static final int END = -1;
    static final String RIGHT = "}}";

    private static final String DECIMAL = "0123456789_";

    private final String input;
    private int at;
    private int start;
    private int line = 1;

    Cursor(String input) {
        this.input = input;
    }

    int at() {
        return at;
    }

    int start() {
        return start;
    }

    /** The line on which the current token begins. */
    int line() {
        return line;
    }

    /** The current token as far as it was read. */
    String taken() {
        return input.substring(start, at);
    }

    String quoteTaken() {
        return Quotes.quote(taken());
    }

    /** Here begins the next token. */
    void ignore() {
        for (; start < at; start++) {
            line += input.charAt(start) == '\n' ? 1 : 0;
        }
    }

    void moveTo(int place) {
        at = place;
    }

    void moveToEnd() {
        at = input.length();
    }

    void skip(int count) {
        at += count;
    }

    int find(String wanted) {
        return input.indexOf(wanted, at);
    }

    boolean startsWith(String wanted, int ahead) {
        return input.startsWith(wanted, at + ahead);
    }

    int charAt(int place) {
        return place < input.length() ? input.charAt(place) : END;
    }

    int peek() {
        return at < input.length() ? Rune.at(input, at).point() : END;
    }

    int next() {
        int next = peek();
        if (next != END) {
            at += Rune.at(input, at).width();
        }
        return next;
    }

    /** Where the run of such characters begins that ends at a place, within the current token. */
    int spaceBefore(int place, String characters) {
        int from = place;
        while (from > start && characters.indexOf(input.charAt(from - 1)) >= 0) {
            from--;
        }
        return from;
    }

    void skipAll(String characters) {
        while (peek() != END && characters.indexOf(peek()) >= 0) {
            at++;
        }
    }

    void skipWord() {
        while (peek() != END && Rune.isLetterOrDigit(peek())) {
            next();
        }
    }

    boolean atRight() {
        return startsWith(RIGHT, 0);
    }

    boolean atMarkedRight() {
        return atMarkedRight(0);
    }

    /** A space, a minus and the closing delimiter. */
    boolean atMarkedRight(int ahead) {
        return isSpace(charAt(at + ahead)) && startsWith("-" + RIGHT, ahead + 1);
    }

    /** What may follow a word; it breaks {@code .X.Y} in two, too. */
    boolean atTerminator() {
        int next = peek();
        return next == END || isSpace(next) || ".,|:)(".indexOf(next) >= 0 || atRight();
    }

    boolean isNumberAfterDot() {
        int next = charAt(at + 1);
        return next == END || (next >= '0' && next <= '9');
    }

    /** Not every number that is skipped is one: the parser looks closer. False if it runs into a word. */
    boolean skipNumber() {
        skipOne("+-");
        String digits = DECIMAL;
        if (skipOne("0")) {
            digits = skipOne("xX")
                    ? "0123456789abcdefABCDEF_"
                    : skipOne("oO") ? "01234567_" : skipOne("bB") ? "01_" : DECIMAL;
        }
        skipAll(digits);
        if (skipOne(".")) {
            skipAll(digits);
        }
        String exponent = digits.equals(DECIMAL) ? "eE" : digits.contains("F") ? "pP" : "";
        if (skipOne(exponent)) {
            skipOne("+-");
            skipAll(DECIMAL);
        }
        skipOne("i");
        if (peek() != END && Rune.isLetterOrDigit(peek())) {
            next();
            return false;
        }
        return true;
    }

    private boolean skipOne(String characters) {
        boolean found = peek() != END && characters.indexOf(peek()) >= 0;
        if (found) {
            at++;
        }
        return found;
    }

    /** From a quote to the next one; false if there is none on the line, or in the text for a raw string. */
    boolean skipQuoted(int quote) {
        next();
        while (true) {
            int next = next();
            if (next == quote) {
                return true;
            }
            if (next == '\\' && quote != '`') {
                next = next();
            }
            if (next == END || (next == '\n' && quote != '`')) {
                return false;
            }
        }
    }

    static boolean isSpace(int point) {
        return point == ' ' || point == '\t' || point == '\r' || point == '\n';
    }
}
