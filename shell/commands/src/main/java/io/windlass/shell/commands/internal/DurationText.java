package io.windlass.shell.commands.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write them: {@code 90s}, {@code 10m}, {@code 1h30m}; a number alone counts seconds. */
final class DurationText {

    private static final Pattern FORM =
            Pattern.compile("(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,6})s?)?", Pattern.CASE_INSENSITIVE);

    private DurationText() {}

    /** Returns empty for an empty text. */
    static Optional<Duration> parse(String flag, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text);
        Duration duration = form.matches()
                ? Duration.ofHours(number(form, 1)).plusMinutes(number(form, 2)).plusSeconds(number(form, 3))
                : Duration.ZERO;
        if (duration.isZero()) {
            throw invalid(flag, text, "Give a time such as 90s, 10m or 1h30m.");
        }
        return Optional.of(duration);
    }

    private static long number(Matcher form, int group) {
        String digits = form.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    static int positive(String flag, int number) {
        if (number < 1) {
            throw invalid(flag, String.valueOf(number), "Give a number of 1 or more.");
        }
        return number;
    }

    private static MachineException invalid(String flag, String text, String hint) {
        return new MachineException(
                StandardErrorCode.INVALID_ARGUMENT, "invalid value \"" + text + "\" for flag " + flag + ".", hint);
    }
}
