package io.windlass.shell.console.internal;

import io.windlass.shell.commands.Invocation;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.felix.service.command.CommandProcessor;

/** Reads lines from standard input, which is no terminal, and runs each. */
record ScriptShell(CommandProcessor processor, Invocation<?> invocation) {

    /** Returns the status of the last line. */
    int run() {
        // The lines are the input; commands in them find theirs empty rather than eat the next lines.
        ByteArrayInputStream nothing = new ByteArrayInputStream(new byte[0]);
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(invocation.session().input(), StandardCharsets.UTF_8));
        int status = 0;
        try (GogoSession gogo = GogoSession.open(
                processor,
                invocation,
                nothing,
                invocation.session().output(),
                invocation.session().errors())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.strip().equals("exit")) {
                    return status;
                }
                if (!line.isBlank() && !line.strip().startsWith("#")) {
                    status = gogo.execute(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return status;
    }
}
