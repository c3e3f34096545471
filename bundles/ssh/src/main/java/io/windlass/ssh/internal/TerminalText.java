package io.windlass.ssh.internal;

import java.util.regex.Pattern;

/** Makes what a host wrote harmless for a terminal. The host may be hostile. */
final class TerminalText {

    private static final Pattern LINE_END = Pattern.compile("\r\n?");

    /** In the order of ECMA-48: parametrised sequences, strings such as titles, other escapes, single controls. */
    private static final Pattern CONTROL = Pattern.compile("""
            (?:\\x1b\\[|\\x9b)[\\x30-\\x3f]*+[\\x20-\\x2f]*+[\\x40-\\x7e]?\
            |(?:\\x1b[\\]PX^_]|[\\x90\\x98\\x9d\\x9e\\x9f])[^\\x07\\x1b\\x9c]*+(?:\\x07|\\x1b\\\\|\\x9c)?\
            |\\x1b[\\x20-\\x2f]*+[\\x30-\\x7e]?\
            |[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f]""");

    private TerminalText() {}

    /** Removes control sequences and controls but line ends and tabs; a carriage return becomes a line end. */
    static String strip(String text) {
        return CONTROL.matcher(LINE_END.matcher(text).replaceAll("\n")).replaceAll("");
    }
}
