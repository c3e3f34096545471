package io.windlass.shell.commands.builtin.internal;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds the lines of a log that are about a machine. */
final class HostLines {

    private HostLines() {}

    /** Lines in which a name stands for itself, and not as a part of another one. */
    static Predicate<String> naming(String name) {
        return Pattern.compile("(?<![\\w-])(?<!\\w\\.)" + Pattern.quote(name) + "(?![\\w-]|\\.\\w)")
                .asPredicate();
    }
}
