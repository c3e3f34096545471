package io.windlass.shell.commands.internal;

import io.windlass.shell.commands.ClientTerminal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal that understands as much as a table that draws over itself may use, and nothing else. */
public record FakeScreen(Size size) implements ClientTerminal {

    private static final Pattern TOKEN =
            Pattern.compile("(?<up>\u001b\\[(?<lines>\\d+)A)|(?<line>\u001b\\[K)|(?<below>\u001b\\[J)"
                    + "|(?<wrap>\u001b\\[\\?7[lh])|(?<return>\r)|(?<end>\n)|(?<text>[^\u001b\r\n]+)|(?<other>.)");

    /** Returns what is to be seen after all this was written; text always begins at a line's begin. */
    public static List<String> show(String written) {
        List<String> lines = new ArrayList<>(List.of(""));
        int row = 0;
        Matcher token = TOKEN.matcher(written);
        while (token.find()) {
            if (token.group("up") != null) {
                row -= Integer.parseInt(token.group("lines"));
            } else if (token.group("line") != null) {
                lines.set(row, "");
            } else if (token.group("below") != null) {
                lines.subList(row + 1, lines.size()).clear();
                lines.set(row, "");
            } else if (token.group("end") != null) {
                row++;
                if (row == lines.size()) {
                    lines.add("");
                }
            } else if (token.group("text") != null) {
                String old = lines.get(row);
                String text = token.group();
                lines.set(row, text.length() < old.length() ? text + old.substring(text.length()) : text);
            } else if (token.group("other") != null) {
                throw new AssertionError(
                        "what is this for: " + (int) token.group().charAt(0));
            }
        }
        return lines;
    }

    @Override
    public void onResize(Runnable listener) {}

    @Override
    public void raw() {
        throw new AssertionError("the mode is not ours");
    }

    @Override
    public void cooked() {
        throw new AssertionError("the mode is not ours");
    }
}
