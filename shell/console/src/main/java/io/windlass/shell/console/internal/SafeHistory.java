package io.windlass.shell.console.internal;

import io.windlass.shell.commands.CommandRunner;
import java.time.Instant;
import java.util.List;
import org.jline.reader.impl.history.DefaultHistory;

/** The lines that were typed, but for those with a secret in them. */
final class SafeHistory extends DefaultHistory {

    private final CommandRunner runner;

    SafeHistory(CommandRunner runner) {
        this.runner = runner;
    }

    @Override
    public void add(Instant time, String line) {
        if (!runner.holdsSecret(List.of(line.strip().split("[\\s'\"|;&]+")))) {
            super.add(time, line);
        }
    }
}
