package io.windlass.gotemplate.internal.syntax;

import io.windlass.gotemplate.internal.bytes.Quotes;
import io.windlass.gotemplate.internal.bytes.Rune;

/**
 * A piece of a template.
 *
 * @param at where it begins
 * @param text what it is in the template; of an error, its message
 * @param line the line that it begins on, from 1
 */
record Token(TokenType type, int at, String text, int line) {
    /** What follows the last token. */
    static final Token NOTHING = new Token(TokenType.ERROR, 0, "", 0);

    private static final int SHOWN = 10;

    boolean is(TokenType wanted) {
        return type == wanted;
    }

    /** As error messages show it. */
    @Override
    public String toString() {
        if (type == TokenType.END_OF_TEXT) {
            return "EOF";
        }
        if (type == TokenType.ERROR) {
            return text;
        }
        if (type.isKeyword()) {
            return "<" + text + ">";
        }
        return text.length() > SHOWN ? Quotes.quote(beginning()) + "..." : Quotes.quote(text);
    }

    private String beginning() {
        int end = 0;
        for (int count = 0; count < SHOWN && end < text.length(); count++) {
            end += Rune.at(text, end).width();
        }
        return text.substring(0, end);
    }
}
