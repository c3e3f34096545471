package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.shell.commands.CommandCall;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The programs that a caller could run: the client is on the same machine as the daemon, and has a path of its own.
 *
 * @param call who calls
 */
record LocalPrograms(CommandCall call) {

    /** What {@code execvp} takes where there is no path. */
    private static final String DEFAULT_PATH = "/bin:/usr/bin";

    boolean has(String program) {
        String path = call.environment().getOrDefault("PATH", DEFAULT_PATH);
        return Stream.of(path.split(":", -1)).anyMatch(folder -> isProgram(folder, program));
    }

    /** Fails unless the caller has it; the words are docker-machine's. */
    void require(String program, String purpose, String hint) {
        if (!has(program)) {
            throw new MachineException(
                    StandardErrorCode.NOT_SUPPORTED,
                    "You must have a copy of the " + program + " binary locally to use the " + purpose,
                    hint);
        }
    }

    /** An empty name of a folder means the caller's own. */
    private boolean isProgram(String folder, String program) {
        try {
            Path file = call.directory().resolve(folder).resolve(program);
            return Files.isRegularFile(file) && Files.isExecutable(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
