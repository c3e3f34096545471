package io.windlass.shell.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends what it was called with to the daemon and copies what comes back.
 * {@code bin/machine} tells by the environment what only a native program sees for itself: the name it was called
 * by and which of the standard descriptors are terminals.
 */
public final class Main {

    private static final String CALLED_AS = "MACHINE_CALLED_AS";

    private Main() {}

    /**
     * Runs one command.
     *
     * @param arguments the caller's, unchanged
     */
    public static void main(String[] arguments) {
        int status;
        try {
            status = run(List.of(arguments), new HashMap<>(System.getenv()));
        } catch (IOException failure) {
            System.err.println(program() + ": " + failure.getMessage());
            status = 1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            status = 1;
        }
        System.exit(status);
    }

    static String program() {
        String called = System.getenv().getOrDefault(CALLED_AS, "machine");
        return called.substring(called.lastIndexOf('/') + 1);
    }

    private static int run(List<String> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path folder = Path.of("").toAbsolutePath();
        Path storage = StoragePath.of(arguments, environment, folder);
        Path home = Path.of(System.getProperty("windlass.home", folder.toString()));
        Connection connection = new Daemon(home, storage).connect();

        environment.remove(CALLED_AS);
        Terminal terminal = new Terminal(hasTerminal(environment));
        List<Chunk> request = new ArrayList<>();
        arguments.forEach(argument -> request.add(new Chunk('A', argument)));
        environment.forEach((name, value) -> request.add(new Chunk('E', name + '=' + value)));
        request.add(new Chunk('D', folder.toString()));
        terminal.size().ifPresent(size -> request.add(new Chunk('W', size)));
        request.add(new Chunk('C', program()));
        return new Conversation(connection, terminal).run(request);
    }

    private static boolean hasTerminal(Map<String, String> environment) {
        boolean present = false;
        for (int descriptor = 0; descriptor < 3; descriptor++) {
            String answer = environment.computeIfAbsent("NAILGUN_TTY_" + descriptor, name -> "0");
            present |= answer.equals("1");
        }
        return present;
    }
}
