package io.windlass.shell.commands.builtin.internal;

import io.windlass.shell.commands.CommandCall;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must be known of a {@code create} line before it can be parsed: the driver brings options of its own. */
final class CreateWords {

    private static final Pattern DRIVER = Pattern.compile("--?(?:driver|d)(?:=(.*))?", Pattern.DOTALL);
    private static final Pattern SWARM = Pattern.compile("--?(swarm(?:-[a-z]+)*)(?:=.*)?", Pattern.DOTALL);

    private static final Pattern RESUME = Pattern.compile("--?resume(?:=(?:1|t|T|true|TRUE|True))?");
    private static final Pattern ANY = Pattern.compile("--?([a-z][a-z-]*)(?:=.*)?", Pattern.DOTALL);
    private static final Set<String> ALLOWED_WITH_RESUME =
            Set.of("resume", "parallel", "timeout", "ssh-timeout", "help", "h");

    private static final Pattern URL = Pattern.compile("--?url(?:=.*)?", Pattern.DOTALL);
    private static final String URL_DRIVER = "none";

    private final List<String> words;

    CreateWords(List<String> words) {
        int end = words.indexOf("--");
        this.words = end < 0 ? words : words.subList(0, end);
    }

    /** The one that is named, else the caller's variable, else the embedded default. */
    String driver(CommandCall call) {
        String driver = namedDriver().orElseGet(() -> call.variable("MACHINE_DRIVER"));
        if (!driver.isEmpty()) {
            return driver;
        }
        return isOldUrl(call) ? URL_DRIVER : CreateOptions.defaultDriver(call.dialect());
    }

    /** Whether a URL is given and no driver: that was enough for docker-machine 0.2, whose default driver was none. */
    boolean isOldUrl(CommandCall call) {
        return namedDriver().isEmpty()
                && call.variable("MACHINE_DRIVER").isEmpty()
                && words.stream().anyMatch(word -> URL.matcher(word).matches());
    }

    /** The last one named counts, as in the parser. */
    Optional<String> namedDriver() {
        Optional<String> driver = Optional.empty();
        for (int i = 0; i < words.size(); i++) {
            Matcher matcher = DRIVER.matcher(words.get(i));
            if (matcher.matches()) {
                String value = matcher.group(1);
                String next = i + 1 < words.size() ? words.get(i + 1) : "";
                driver = Optional.of(value == null ? next : value);
            }
        }
        return driver;
    }

    boolean resumes() {
        return words.stream().anyMatch(word -> RESUME.matcher(word).matches());
    }

    /** A machine that is resumed was asked for in full when it was begun. */
    void refuseSettingsOfResumed() {
        for (String word : words) {
            Matcher matcher = ANY.matcher(word);
            if (matcher.matches() && !ALLOWED_WITH_RESUME.contains(matcher.group(1))) {
                throw Errors.invalid(
                        "The option --" + matcher.group(1) + " cannot be given with --resume: a machine that is"
                                + " resumed keeps what it was asked for with.",
                        "Leave it out, or remove the machine and create it anew.");
            }
        }
    }

    void refuseSwarm() {
        for (String word : words) {
            Matcher matcher = SWARM.matcher(word);
            if (matcher.matches()) {
                throw Errors.invalid(
                        "The option --" + matcher.group(1) + " is not supported: classic Swarm has come to its end.",
                        "Create the machine without it and run \"docker swarm init\" there.");
            }
        }
    }
}
