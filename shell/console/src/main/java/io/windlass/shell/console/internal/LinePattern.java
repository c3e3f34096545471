package io.windlass.shell.console.internal;

import io.windlass.api.error.MachineException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a line must look like.
 *
 * @param pattern the expression
 * @param whole whether the whole line must match
 * @param inverted whether it must not
 */
record LinePattern(Pattern pattern, boolean whole, boolean inverted) {

    static LinePattern of(FilterOptions options) {
        if (options.words().size() != 1) {
            throw FilterOptions.invalid("grep takes one pattern, and reads what comes through the pipe.");
        }
        String expression = options.words().getFirst();
        int flags = (options.has('i') ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0)
                | (options.has('F') ? Pattern.LITERAL : 0);
        try {
            return new LinePattern(Pattern.compile(expression, flags), options.has('x'), options.has('v'));
        } catch (PatternSyntaxException e) {
            throw FilterOptions.invalid(
                    "The pattern \"" + expression + "\" cannot be read: " + e.getDescription() + ".");
        }
    }

    boolean selects(String line) {
        return inverted
                != (whole
                        ? pattern.matcher(new Patient(line)).matches()
                        : pattern.matcher(new Patient(line)).find());
    }

    /** A line that gives up on expressions that would take years to find out that they do not match. */
    private static final class Patient implements CharSequence {

        private static final int MOST_LOOKS = 5_000_000;

        private final CharSequence text;
        private int looks;

        Patient(CharSequence text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            if (looks > MOST_LOOKS) {
                throw tooHard();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }

        private static MachineException tooHard() {
            return FilterOptions.invalid("The pattern takes too long. Write it with fewer repetitions in one another.");
        }
    }
}
