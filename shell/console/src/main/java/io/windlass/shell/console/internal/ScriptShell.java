package io.windlass.shell.console.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.shell.commands.CommandRunner;
import io.windlass.shell.commands.Invocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.felix.service.command.CommandProcessor;

/**
 * Runs lines one after the other.
 *
 * @param processor runs pipelines
 * @param invocation who called the shell
 * @param strict whether the first line that fails is the last one
 */
record ScriptShell(CommandProcessor processor, Invocation<?> invocation, boolean strict) {

    private static final int LONGEST = 64 * 1024;

    /** Returns the status of the last line. */
    int run(InputStream lines) {
        // The lines are the input; commands in them find theirs empty rather than eat the next lines.
        ShellSeat seat = ShellSeat.reading(new ByteArrayInputStream(new byte[0]), Optional.empty(), invocation);
        int status = 0;
        try (GogoSession gogo = GogoSession.open(processor, seat)) {
            for (Optional<String> line = next(lines); line.isPresent(); line = next(lines)) {
                if (line.get().strip().equals("exit")) {
                    return status;
                }
                if (!line.get().isBlank()) {
                    status = gogo.execute(line.get());
                }
                if (status == CommandRunner.INTERRUPTED || (strict && status != 0)) {
                    return status;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return status;
    }

    private static Optional<String> next(InputStream lines) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet = lines.read();
        boolean ended = octet < 0;
        while (octet >= 0 && octet != '\n') {
            line.write(octet);
            if (line.size() > LONGEST) {
                throw new MachineException(
                        StandardErrorCode.INVALID_ARGUMENT,
                        "A line of the script is longer than " + LONGEST + " bytes.",
                        "");
            }
            octet = lines.read();
        }
        return ended ? Optional.empty() : Optional.of(line.toString(StandardCharsets.UTF_8));
    }
}
