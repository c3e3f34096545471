package io.windlass.shell.client;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The caller's terminal, by way of {@code stty}: the JDK has nothing of its own for it. */
final class Terminal {

    private static final File DEVICE = new File("/dev/tty");

    private final boolean present;
    private Optional<String> before = Optional.empty();

    /** @param present whether any standard descriptor is a terminal */
    Terminal(boolean present) {
        this.present = present;
    }

    /** Returns {@code COLUMNSxROWS}, or nothing if there is no terminal. */
    Optional<String> size() {
        return present ? stty("size").map(Terminal::columnsFirst) : Optional.empty();
    }

    synchronized void raw() {
        if (present && before.isEmpty()) {
            before = stty("-g");
            stty("raw", "-echo");
        }
    }

    synchronized void restore() {
        before.ifPresent(this::stty);
        before = Optional.empty();
    }

    private static String columnsFirst(String rowsAndColumns) {
        int space = rowsAndColumns.indexOf(' ');
        return rowsAndColumns.substring(space + 1) + 'x' + rowsAndColumns.substring(0, Math.max(space, 0));
    }

    /** Without a working {@code stty} the terminal stays as it is: everything but full-screen programs still works. */
    private Optional<String> stty(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "stty";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(DEVICE)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(answer) : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
