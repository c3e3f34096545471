package io.windlass.gotemplate.internal.syntax;

import io.windlass.gotemplate.internal.bytes.Rune;
import java.util.ArrayList;
import java.util.List;

/** Cuts a template into tokens. The last one is the end of the text or an error. */
final class Lexer {
    private static final String LEFT = "{{";
    private static final String COMMENT = "/*";
    private static final String COMMENT_END = "*/";
    private static final String SPACES = " \t\r\n";

    /** A trim marker is a minus and the space beside it. */
    private static final int MARKER = 2;

    private final Cursor cursor;
    private final List<Token> tokens = new ArrayList<>();
    private boolean finished;
    private boolean inAction;
    private int parentheses;

    private Lexer(String input) {
        this.cursor = new Cursor(input);
    }

    static List<Token> tokens(String input) {
        Lexer lexer = new Lexer(input);
        while (!lexer.finished) {
            if (lexer.inAction) {
                lexer.action();
            } else {
                lexer.text();
            }
        }
        return lexer.tokens;
    }

    /** Up to the next action, and into it. */
    private void text() {
        int left = cursor.find(LEFT);
        if (left < 0) {
            cursor.moveToEnd();
            emitText();
            emit(TokenType.END_OF_TEXT);
            finished = true;
            return;
        }
        cursor.moveTo(hasLeftMarker(left + LEFT.length()) ? cursor.spaceBefore(left, SPACES) : left);
        emitText();
        cursor.moveTo(left);
        cursor.ignore();
        leftDelimiter();
    }

    private void emitText() {
        if (!cursor.taken().isEmpty()) {
            emit(TokenType.TEXT);
        }
    }

    private void leftDelimiter() {
        cursor.skip(LEFT.length());
        int marker = hasLeftMarker(cursor.at()) ? MARKER : 0;
        if (cursor.startsWith(COMMENT, marker)) {
            cursor.skip(marker);
            cursor.ignore();
            comment();
            return;
        }
        emit(TokenType.LEFT_DELIMITER);
        cursor.skip(marker);
        cursor.ignore();
        parentheses = 0;
        inAction = true;
    }

    private void comment() {
        cursor.skip(COMMENT.length());
        int end = cursor.find(COMMENT_END);
        if (end < 0) {
            error("unclosed comment");
            return;
        }
        cursor.moveTo(end + COMMENT_END.length());
        boolean trims = cursor.atMarkedRight();
        if (!trims && !cursor.atRight()) {
            error("comment ends before closing delimiter");
            return;
        }
        cursor.skip((trims ? MARKER : 0) + Cursor.RIGHT.length());
        afterRight(trims);
    }

    private void rightDelimiter(boolean trims) {
        if (trims) {
            cursor.skip(MARKER);
            cursor.ignore();
        }
        cursor.skip(Cursor.RIGHT.length());
        emit(TokenType.RIGHT_DELIMITER);
        afterRight(trims);
        inAction = false;
    }

    private void afterRight(boolean trims) {
        if (trims) {
            cursor.skipAll(SPACES);
        }
        cursor.ignore();
    }

    /** One token within an action. */
    private void action() {
        boolean trims = cursor.atMarkedRight();
        if (trims || cursor.atRight()) {
            if (parentheses == 0) {
                rightDelimiter(trims);
            } else {
                error("unclosed left paren");
            }
            return;
        }
        int next = cursor.peek();
        if (Cursor.isSpace(next)) {
            space();
        } else if (next == '.' || next == '$') {
            fieldOrVariable(next);
        } else if (next == '+' || next == '-' || (next >= '0' && next <= '9')) {
            number();
        } else if (next != Cursor.END && Rune.isLetterOrDigit(next)) {
            word();
        } else if (next == '"' || next == '\'' || next == '`') {
            quoted(next);
        } else {
            sign(next);
        }
    }

    private void space() {
        while (Cursor.isSpace(cursor.peek())) {
            cursor.next();
        }
        // The last space may belong to a marker.
        if (cursor.atMarkedRight(-1)) {
            cursor.skip(-1);
        }
        emit(TokenType.SPACE);
    }

    private void sign(int sign) {
        cursor.next();
        switch (sign) {
            case Cursor.END -> error("unclosed action");
            case '=' -> emit(TokenType.ASSIGN);
            case '|' -> emit(TokenType.PIPE);
            case ':' -> {
                if (cursor.next() == '=') {
                    emit(TokenType.DECLARE);
                } else {
                    error("expected :=");
                }
            }
            case '(' -> {
                emit(TokenType.LEFT_PARENTHESIS);
                parentheses++;
            }
            case ')' -> {
                emit(TokenType.RIGHT_PARENTHESIS);
                if (--parentheses < 0) {
                    error("unexpected right paren " + unicode(sign));
                }
            }
            default -> {
                if (sign < 0x80 && Rune.isPrintable(sign)) {
                    emit(TokenType.CHARACTER);
                } else {
                    error("unrecognized character in action: " + unicode(sign));
                }
            }
        }
    }

    private void fieldOrVariable(int first) {
        if (first == '.' && cursor.isNumberAfterDot()) {
            number();
            return;
        }
        cursor.next();
        if (cursor.atTerminator()) {
            emit(first == '.' ? TokenType.DOT : TokenType.VARIABLE);
            return;
        }
        cursor.skipWord();
        emitWord(first == '.' ? TokenType.FIELD : TokenType.VARIABLE);
    }

    private void word() {
        cursor.skipWord();
        emitWord(TokenType.ofWord(cursor.taken()));
    }

    private void emitWord(TokenType type) {
        if (cursor.atTerminator()) {
            emit(type);
        } else {
            error("bad character " + unicode(cursor.peek()));
        }
    }

    private void number() {
        boolean good = cursor.skipNumber();
        TokenType type = TokenType.NUMBER;
        if (good && (cursor.peek() == '+' || cursor.peek() == '-')) {
            type = TokenType.COMPLEX;
            good = cursor.skipNumber() && cursor.taken().endsWith("i");
        }
        if (good) {
            emit(type);
        } else {
            error("bad number syntax: " + cursor.quoteTaken());
        }
    }

    private void quoted(int quote) {
        String complaint = quote == '"'
                ? "unterminated quoted string"
                : quote == '`' ? "unterminated raw quoted string" : "unterminated character constant";
        if (!cursor.skipQuoted(quote)) {
            error(complaint);
            return;
        }
        emit(quote == '"' ? TokenType.STRING : quote == '`' ? TokenType.RAW_STRING : TokenType.CHARACTER_CONSTANT);
    }

    private boolean hasLeftMarker(int at) {
        return cursor.charAt(at) == '-' && Cursor.isSpace(cursor.charAt(at + 1));
    }

    private void emit(TokenType type) {
        tokens.add(new Token(type, cursor.start(), cursor.taken(), cursor.line()));
        cursor.ignore();
    }

    private void error(String message) {
        tokens.add(new Token(TokenType.ERROR, cursor.start(), message, cursor.line()));
        finished = true;
    }

    private static String unicode(int point) {
        String shown = Rune.isPrintable(point) ? " '" + Rune.encode(point) + "'" : "";
        return "U+" + String.format("%04X", point) + shown;
    }
}
