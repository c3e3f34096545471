package io.windlass.gotemplate.internal.syntax;

/** Kinds of tokens. */
enum TokenType {
    ERROR,
    BOOL,
    CHARACTER,
    CHARACTER_CONSTANT,
    COMPLEX,
    ASSIGN,
    DECLARE,
    END_OF_TEXT,
    FIELD,
    IDENTIFIER,
    LEFT_DELIMITER,
    LEFT_PARENTHESIS,
    NUMBER,
    PIPE,
    RAW_STRING,
    RIGHT_DELIMITER,
    RIGHT_PARENTHESIS,
    SPACE,
    STRING,
    TEXT,
    VARIABLE,
    BLOCK("block"),
    BREAK("break"),
    CONTINUE("continue"),
    DOT("."),
    DEFINE("define"),
    ELSE("else"),
    END("end"),
    IF("if"),
    NIL("nil"),
    RANGE("range"),
    TEMPLATE("template"),
    WITH("with");

    private final String keyword;

    TokenType() {
        this("");
    }

    TokenType(String keyword) {
        this.keyword = keyword;
    }

    boolean isKeyword() {
        return !keyword.isEmpty();
    }

    /** What a word is that is made of letters and digits. */
    static TokenType ofWord(String word) {
        for (TokenType type : values()) {
            if (type.isKeyword() && type.keyword.equals(word)) {
                return type;
            }
        }
        return word.equals("true") || word.equals("false") ? BOOL : IDENTIFIER;
    }
}
