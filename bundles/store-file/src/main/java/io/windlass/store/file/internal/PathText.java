package io.windlass.store.file.internal;

import java.util.regex.Pattern;

/** Paths as files name them: those of another system too, which {@code Path} would not take apart here. */
final class PathText {

    private static final Pattern ABSOLUTE = Pattern.compile("(/|[A-Za-z]:[/\\\\]).*", Pattern.DOTALL);

    private PathText() {}

    static boolean isAbsolute(String path) {
        return ABSOLUTE.matcher(path).matches();
    }

    static boolean isSeparator(char character) {
        return character == '/' || character == '\\';
    }

    /** The separator that a path uses. */
    static char separator(String path) {
        return path.contains("\\") ? '\\' : '/';
    }

    /** What lies above; an empty text above the last. */
    static String parent(String path) {
        int end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        return end < 0 ? "" : path.substring(0, end);
    }
}
