package io.windlass.shell.commands.builtin.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * What follows the machine's name after {@code ssh}: flags of OpenSSH's first, if there are any, then a command.
 *
 * @param flags whether there are flags
 * @param words all of them; a {@code --} before a command without flags is left out
 */
record SshWords(boolean flags, List<String> words) {

    SshWords {
        words = List.copyOf(words);
    }

    /**
     * What the client that is built in can do with them.
     *
     * @param terminal whether the command is to have a terminal, if the caller has one
     * @param commandLine empty for a login
     */
    record BuiltIn(boolean terminal, String commandLine) {}

    static SshWords parse(List<String> words) {
        boolean separated = !words.isEmpty() && words.getFirst().equals("--");
        boolean flags = !separated && !words.isEmpty() && words.getFirst().startsWith("-");
        return new SshWords(flags, separated ? words.subList(1, words.size()) : words);
    }

    /** Whether this is just a command, for which nobody needs a terminal. */
    boolean plain() {
        return !flags && !words.isEmpty();
    }

    /** Returns the command line that leaves the rest to OpenSSH. */
    List<String> openSsh(OpenSshHost host) {
        List<String> line = new ArrayList<>(List.of("ssh", "-F", "/dev/null"));
        line.addAll(host.options());
        line.add(host.name());
        line.addAll(words);
        return line;
    }

    BuiltIn builtIn() {
        boolean terminal = words.isEmpty();
        SshWords rest = this;
        while (rest.flags) {
            terminal = wantsTerminal(rest.words.getFirst());
            rest = parse(rest.words.subList(1, rest.words.size()));
        }
        return new BuiltIn(terminal, String.join(" ", rest.words));
    }

    private static boolean wantsTerminal(String flag) {
        return switch (flag) {
            case "-t", "-tt" -> true;
            case "-T" -> false;
            default ->
                throw Errors.invalid(
                        "The built-in SSH client has no flag " + flag + ", only -t and -T.",
                        "Install OpenSSH's client, and leave out --native-ssh.");
        };
    }
}
