package io.windlass.shell.remote.internal;

import io.windlass.shell.commands.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line of the file of authorized keys. It names the user and the role: nobody has either by default.
 *
 * @param user the name by which one logs in
 * @param role what they may do
 * @param key the type and the key itself, as OpenSSH writes them
 */
record AuthorizedKey(String user, Role role, String key) {

    private static final Pattern LINE = Pattern.compile(
            "(?<options>\\S+)\\s+(?<key>(?:ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521))\\s+[A-Za-z0-9+/]+=*)(?:\\s.*)?");
    private static final Pattern OPTION = Pattern.compile("(user|role)=\"([^\"]*)\"(?:,|$)");
    private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,31}");

    /** Returns empty for a line that grants nothing to anybody because something in it is wrong. */
    static Optional<AuthorizedKey> of(String line) {
        Matcher parts = LINE.matcher(line.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        Map<String, String> options = options(parts.group("options"));
        String user = options.getOrDefault("user", "");
        String key = parts.group("key").replaceAll("\\s+", " ");
        return role(options.getOrDefault("role", ""))
                .filter(_ -> USER.matcher(user).matches())
                .map(role -> new AuthorizedKey(user, role, key));
    }

    /** None at all if there is one that nobody knows: it may be meant to restrict. */
    private static Map<String, String> options(String text) {
        Map<String, String> options = new HashMap<>();
        Matcher option = OPTION.matcher(text);
        int position = 0;
        while (position < text.length()) {
            if (!option.find() || option.start() != position || options.containsKey(option.group(1))) {
                return Map.of();
            }
            options.put(option.group(1), option.group(2));
            position = option.end();
        }
        return options;
    }

    private static Optional<Role> role(String word) {
        return Stream.of(Role.values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
