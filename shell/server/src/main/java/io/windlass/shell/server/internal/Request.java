package io.windlass.shell.server.internal;

import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.CommandCall;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks for.
 *
 * @param call the command line
 * @param size of the terminal; empty if standard output is none
 * @param interactive whether standard input is a terminal too
 */
record Request(CommandCall call, Optional<ClientTerminal.Size> size, boolean interactive) {

    /** As much as Linux hands to a program at most, with its usual stack. */
    private static final int LARGEST = 6 * 1024 * 1024;

    private static final int MOST_CHUNKS = 100_000;

    private static final String TERMINAL = "NAILGUN_TTY_";

    /** Reads chunks up to the one that starts the command. */
    static Request read(ChunkReader reader) throws IOException {
        List<String> arguments = new ArrayList<>();
        Map<String, String> environment = new HashMap<>();
        Optional<ClientTerminal.Size> size = Optional.empty();
        String directory = "/";
        int total = 0;
        for (int count = 0; count < MOST_CHUNKS && total <= LARGEST; count++) {
            Chunk chunk = reader.next().orElseThrow(() -> new EOFException("no command"));
            total += chunk.payload().length;
            switch (chunk.type()) {
                case Chunk.ARGUMENT -> arguments.add(chunk.text());
                case Chunk.ENVIRONMENT -> putVariable(environment, chunk.text());
                case Chunk.DIRECTORY -> directory = chunk.text();
                case Chunk.WINDOW -> size = Optional.of(size(chunk));
                case Chunk.COMMAND -> {
                    boolean input = isTerminal(environment, 0);
                    boolean output = isTerminal(environment, 1);
                    environment.keySet().removeIf(name -> name.startsWith(TERMINAL));
                    CommandCall call = new CommandCall(chunk.text(), arguments, environment, path(directory));
                    return new Request(call, output ? size : Optional.empty(), input && output);
                }
                default -> throw new ProtocolException("a chunk of type " + (int) chunk.type() + " in a request");
            }
        }
        throw new ProtocolException("the request is too large");
    }

    static ClientTerminal.Size size(Chunk chunk) throws ProtocolException {
        String[] numbers = chunk.text().split("x", -1);
        try {
            if (numbers.length == 2) {
                return new ClientTerminal.Size(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
            }
        } catch (NumberFormatException e) {
            throw new ProtocolException("a terminal's size that is no number");
        }
        throw new ProtocolException("a terminal's size without an x");
    }

    private static void putVariable(Map<String, String> environment, String text) {
        int equals = text.indexOf('=');
        // Whatever execve was given may be there, even what is no variable.
        if (equals > 0) {
            environment.put(text.substring(0, equals), text.substring(equals + 1));
        }
    }

    private static boolean isTerminal(Map<String, String> environment, int descriptor) {
        return "1".equals(environment.get(TERMINAL + descriptor));
    }

    private static Path path(String directory) throws ProtocolException {
        try {
            return Path.of(directory);
        } catch (InvalidPathException e) {
            throw new ProtocolException("a working directory that is no path");
        }
    }
}
