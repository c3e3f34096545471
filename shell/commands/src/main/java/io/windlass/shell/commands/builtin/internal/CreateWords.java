package io.windlass.shell.commands.builtin.internal;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must be known of a {@code create} line before it can be parsed: the driver brings options of its own. */
final class CreateWords {

    private static final Pattern DRIVER = Pattern.compile("--?(?:driver|d)(?:=(.*))?", Pattern.DOTALL);
    private static final Pattern SWARM = Pattern.compile("--?(swarm(?:-[a-z]+)*)(?:=.*)?", Pattern.DOTALL);

    private final List<String> words;

    CreateWords(List<String> words) {
        int end = words.indexOf("--");
        this.words = end < 0 ? words : words.subList(0, end);
    }

    /** The last one named counts, as in the parser; then the caller's variable, then the embedded default. */
    String driver(Map<String, String> environment) {
        String driver = environment.getOrDefault("MACHINE_DRIVER", "");
        for (int i = 0; i < words.size(); i++) {
            Matcher matcher = DRIVER.matcher(words.get(i));
            if (matcher.matches()) {
                String value = matcher.group(1);
                String next = i + 1 < words.size() ? words.get(i + 1) : "";
                driver = value == null ? next : value;
            }
        }
        return driver.isEmpty() ? CreateOptions.DEFAULT_DRIVER : driver;
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
