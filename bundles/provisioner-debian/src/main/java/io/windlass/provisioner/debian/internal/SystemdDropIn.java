package io.windlass.provisioner.debian.internal;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a service's command line and environment in the language of systemd.syntax(7) and systemd.service(5). */
final class SystemdDropIn {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@-]+");

    private SystemdDropIn() {}

    static String text(List<String> arguments, List<String> environment) {
        String variables = environment.stream()
                .map(variable -> "Environment=" + word(variable) + "\n")
                .collect(Collectors.joining());
        String command = arguments.stream().map(SystemdDropIn::argument).collect(Collectors.joining(" "));
        return "[Service]\nExecStart=\nExecStart=" + command + "\n" + variables;
    }

    /** In a command line, and only there, systemd replaces variables. */
    private static String argument(String value) {
        return word(value.replace("$", "$$"));
    }

    private static String word(String value) {
        if (PLAIN.matcher(value).matches()) {
            return value;
        }
        String escaped = value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\t", "\\t")
                .replace("%", "%%");
        return "\"" + escaped + "\"";
    }
}
