package io.windlass.ssh.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.ssh.RemoteCommand;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Turns argument vectors into command lines for a POSIX shell. The only place where anything is quoted: between single
 * quotes no character means anything, and a single quote itself is put outside of them.
 */
final class ShellCommand {

    /** Without a password or not at all; what follows belongs to the command. */
    private static final List<String> AS_ROOT = List.of("sudo", "-n", "--");

    private ShellCommand() {}

    static boolean needsSudo(RemoteCommand command, String user) {
        return command.asRoot() && !"root".equals(user);
    }

    static String line(RemoteCommand command, String user) {
        if (command.arguments().isEmpty()) {
            throw new MachineException(StandardErrorCode.INVALID_ARGUMENT, "The remote command is empty.", "");
        }
        List<String> words = new ArrayList<>();
        if (needsSudo(command, user)) {
            words.addAll(AS_ROOT);
        }
        words.addAll(command.arguments());
        return words.stream().map(ShellCommand::quote).collect(Collectors.joining(" "));
    }

    private static String quote(String word) {
        // Neither can be an argument of a process: one ends it, the other has no UTF-8 form and would become a "?".
        if (word.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(word)) {
            throw new MachineException(
                    StandardErrorCode.INVALID_ARGUMENT,
                    "An argument of a remote command has a character that no argument can have.",
                    "NUL and half of a surrogate pair are not allowed.");
        }
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
