package io.windlass.gotemplate.internal.print;

import io.windlass.gotemplate.internal.value.Value;
import java.util.List;
import java.util.OptionalInt;

/** Reads a directive from behind the percent sign up to its verb. */
final class Directive {
    private static final int LARGEST = 1_000_000;
    private static final int SHORTEST_INDEX = "[1]".length();

    private final String format;
    private final List<Value> arguments;
    private final StringBuilder complaints = new StringBuilder();
    private final StringBuilder flags = new StringBuilder();

    private int at;
    private int argument;
    private int width = -1;
    private int precision = -1;
    private boolean reordered;
    private boolean right = true;

    /** Whether an index such as {@code [3]} has just been read. */
    private boolean afterIndex;

    Directive(String format, int at, int argument, List<Value> arguments) {
        this.format = format;
        this.at = at;
        this.argument = argument;
        this.arguments = arguments;
    }

    void read() {
        while (at < format.length() && "#0+- ".indexOf(format.charAt(at)) >= 0) {
            flags.append(format.charAt(at++));
        }
        afterIndex = index();
        width();
        if (at + 1 < format.length() && format.charAt(at) == '.') {
            at++;
            precision();
        }
        if (!afterIndex) {
            index();
        }
    }

    /** Where the verb is. */
    int end() {
        return at;
    }

    /** The argument that the verb takes. */
    int argument() {
        return argument;
    }

    boolean isReordered() {
        return reordered;
    }

    /** Whether all indexes are those of arguments. */
    boolean isRight() {
        return right;
    }

    /** What is printed in front because a width or a precision is no number. */
    String complaints() {
        return complaints.toString();
    }

    Spec spec(int verb) {
        boolean value = verb == 'v';
        boolean minus = has('-');
        boolean plus = has('+');
        boolean sharp = has('#');
        return new Spec(
                minus,
                plus && !value,
                sharp && !value,
                has(' '),
                has('0') && !minus,
                plus && value,
                sharp && value,
                width,
                precision);
    }

    private boolean has(char flag) {
        return flags.indexOf(String.valueOf(flag)) >= 0;
    }

    private boolean star() {
        boolean found = at < format.length() && format.charAt(at) == '*';
        if (found) {
            at++;
        }
        return found;
    }

    private void width() {
        if (star()) {
            OptionalInt given = fromArgument();
            given.ifPresent(this::setWidth);
            if (given.isEmpty()) {
                complaints.append("%!(BADWIDTH)");
            }
            afterIndex = false;
            return;
        }
        OptionalInt number = number();
        number.ifPresent(found -> width = found);
        if (afterIndex && number.isPresent()) {
            right = false;
        }
    }

    private void setWidth(int number) {
        width = Math.abs(number);
        if (number < 0) {
            flags.append('-');
        }
    }

    private void precision() {
        if (afterIndex) {
            right = false;
        }
        afterIndex = index();
        if (star()) {
            OptionalInt given = fromArgument();
            given.ifPresent(number -> precision = Math.max(number, -1));
            if (precision < 0) {
                complaints.append("%!(BADPREC)");
            }
            afterIndex = false;
        } else {
            precision = number().orElse(0);
        }
    }

    private OptionalInt fromArgument() {
        if (argument >= arguments.size()) {
            return OptionalInt.empty();
        }
        long number = switch (arguments.get(argument++)) {
            case Value.Int integer -> integer.value();
            case Value.Octet octet -> octet.value();
            default -> Long.MAX_VALUE;
        };
        return Math.abs(number) > LARGEST || number == Long.MIN_VALUE
                ? OptionalInt.empty()
                : OptionalInt.of((int) number);
    }

    /** Digits; too many of them swallow what follows. */
    private OptionalInt number() {
        int start = at;
        int number = 0;
        while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
            if (number > LARGEST) {
                at = format.length();
                return OptionalInt.empty();
            }
            number = number * 10 + (format.charAt(at++) - '0');
        }
        return at > start ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** Reads {@code [3]}, if it is there; true if it is a number in brackets. */
    private boolean index() {
        if (at >= format.length() || format.charAt(at) != '[') {
            return false;
        }
        reordered = true;
        int end = format.indexOf(']', at);
        if (end < 0 || format.length() - at < SHORTEST_INDEX) {
            right = false;
            at++;
            return false;
        }
        OptionalInt number = new Directive(format.substring(0, end), at + 1, 0, arguments).wholeNumber();
        at = end + 1;
        if (number.isEmpty()) {
            right = false;
            return false;
        }
        int wanted = number.getAsInt() - 1;
        if (wanted < 0 || wanted >= arguments.size()) {
            right = false;
        } else {
            argument = wanted;
        }
        return true;
    }

    private OptionalInt wholeNumber() {
        OptionalInt number = number();
        return at == format.length() ? number : OptionalInt.empty();
    }
}
