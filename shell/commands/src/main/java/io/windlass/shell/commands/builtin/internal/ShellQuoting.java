package io.windlass.shell.commands.builtin.internal;

import java.util.stream.Collectors;

/** Escapes values inside the double quotes of different shells. */
final class ShellQuoting {

    private ShellQuoting() {}

    static String backslashed(String value, String special) {
        return escaped(value, special, "\\");
    }

    /** Typographic quotes end a text there just as the plain one does. */
    static String powershell(String value) {
        return escaped(value, "`\"$\u201c\u201d\u201e", "`");
    }

    /** Backslashes escape nothing there: what is special goes between quotes of the other kind. */
    static String tcsh(String value) {
        return value.replaceAll("[\"$`]", "\"'$0'\"");
    }

    private static String escaped(String value, String special, String escape) {
        return value.codePoints()
                .mapToObj(character -> (special.indexOf(character) >= 0 ? escape : "") + Character.toString(character))
                .collect(Collectors.joining());
    }
}
