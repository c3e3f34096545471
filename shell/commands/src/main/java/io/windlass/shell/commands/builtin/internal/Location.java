package io.windlass.shell.commands.builtin.internal;

import java.util.Optional;

/** A path here or on a machine, as users write it: {@code [[user@]machine:][path]}. */
sealed interface Location {

    /** What docker-machine takes for the name of the caller's own machine. */
    String HERE = "localhost";

    /**
     * A path on the caller's machine, against the caller's folder.
     *
     * @param path as it was written
     */
    record Here(String path) implements Location {}

    /**
     * A path on a machine, against its user's home.
     *
     * @param user another one than the machine's own, if one is named
     * @param machine its name
     * @param path as it was written; empty for the home itself
     */
    record OnMachine(Optional<String> user, String machine, String path) implements Location {}

    /** Reads one as scp does: what has a slash before its first colon, or begins with the colon, is a path here. */
    static Location parse(String word) {
        int colon = word.indexOf(':');
        int slash = word.indexOf('/');
        if (colon <= 0 || (slash >= 0 && slash < colon)) {
            return new Here(word);
        }
        String path = word.substring(colon + 1);
        String place = word.substring(0, colon);
        int at = place.lastIndexOf('@');
        String machine = place.substring(at + 1);
        return machine.equals(HERE)
                ? new Here(path.isEmpty() ? "." : path)
                : new OnMachine(at < 0 ? Optional.empty() : Optional.of(place.substring(0, at)), machine, path);
    }

    /** Returns what scp, rsync and sshfs take for the same, where they know the machine by its name. */
    default String operand() {
        return switch (this) {
            case Here(String path) -> isPlain(path) ? path : "./" + path;
            case OnMachine(Optional<String> user, String machine, String path) ->
                // Two colons in a row would be another protocol of rsync's.
                user.map(name -> name + "@").orElse("") + machine + ":" + (path.startsWith(":") ? "./" + path : path);
        };
    }

    /** Whether it can be taken neither for an option nor for a path on a machine. */
    private static boolean isPlain(String path) {
        return !path.startsWith("-") && parse(path) instanceof Here(String same) && same.equals(path);
    }
}
