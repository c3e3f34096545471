package io.windlass.gotemplate.internal.syntax;

import io.windlass.gotemplate.TemplateException;
import io.windlass.gotemplate.internal.bytes.Bytes;
import java.util.Iterator;

/** The tokens of a template, of which the last three can be put back. Each definition looks ahead for itself. */
final class Tokens {
    private final String templateName;
    private final Iterator<Token> source;
    private final Token[] window = {Token.NOTHING, Token.NOTHING, Token.NOTHING};
    private int ahead;

    /** The line on which the action begins that is being parsed, or 0. */
    private int actionLine;

    Tokens(String templateName, Iterator<Token> source) {
        this.templateName = templateName;
        this.source = source;
    }

    /** For a definition within this one, from the next token on. */
    Tokens nested() {
        return new Tokens(templateName, source);
    }

    Token next() {
        if (ahead > 0) {
            ahead--;
        } else {
            window[0] = source.hasNext() ? source.next() : Token.NOTHING;
        }
        return window[ahead];
    }

    void back() {
        ahead++;
    }

    /** Puts back the last token and, before it, this one. */
    void back(Token before) {
        window[1] = before;
        ahead = 2;
    }

    /** Puts back the last token and, before it, these two. */
    void back(Token first, Token second) {
        window[1] = second;
        window[2] = first;
        ahead = 3;
    }

    Token peek() {
        Token token = next();
        back();
        return token;
    }

    Token nextNonSpace() {
        Token token = next();
        while (token.is(TokenType.SPACE)) {
            token = next();
        }
        return token;
    }

    Token peekNonSpace() {
        Token token = nextNonSpace();
        back();
        return token;
    }

    Token expect(TokenType type, String context) {
        Token token = nextNonSpace();
        if (!token.is(type)) {
            throw unexpected(token, context);
        }
        return token;
    }

    void beginAction(int line) {
        actionLine = line;
    }

    void endAction() {
        actionLine = 0;
    }

    TemplateException unexpected(Token token, String context) {
        if (!token.is(TokenType.ERROR)) {
            return failure("unexpected " + token + " in " + context);
        }
        String where = "";
        if (actionLine != 0 && actionLine != token.line()) {
            // Not "action in action".
            String start = token.text().endsWith(" action") ? "" : " in action";
            where = start + " started at " + templateName + ":" + actionLine;
        }
        return failure(token + where);
    }

    /** An error on the line of the last token that was looked at. */
    TemplateException failure(String message) {
        return new TemplateException(Bytes.text("template: " + templateName + ":" + window[0].line() + ": " + message));
    }
}
