package io.windlass.shell.commands.internal;

/** What a cell on a screen is emphasised with. */
enum Colour {
    NONE(""),
    HEADING("1"),
    GOOD("32"),
    IDLE("33"),
    BAD("31");

    private final String code;

    Colour(String code) {
        this.code = code;
    }

    /** Of a cell, by what it says; only states have colours. */
    static Colour of(boolean heading, String column, String cell) {
        if (heading) {
            return HEADING;
        }
        if (!column.equals("STATE")) {
            return NONE;
        }
        return switch (cell) {
            case "Running" -> GOOD;
            case "Error", "Timeout" -> BAD;
            default -> IDLE;
        };
    }

    String around(String text) {
        return this == NONE || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
