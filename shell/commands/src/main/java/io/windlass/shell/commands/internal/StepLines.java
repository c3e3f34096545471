package io.windlass.shell.commands.internal;

import io.windlass.api.error.MachineException;
import java.time.Duration;
import java.util.Optional;

/** Shows steps as lines, with the machine's name in front if there are several. */
record StepLines(SessionWriter writer, boolean named) implements Display {

    private static final Duration WHENEVER = Duration.ofHours(1);

    @Override
    public void began(String machine) {}

    @Override
    public void step(String machine, String line) {
        String prefix = "(" + machine + ") ";
        // What a driver says has its machine's name already.
        writer.line(named && !line.startsWith(prefix) ? prefix + line : line);
    }

    @Override
    public void ended(String machine, Optional<MachineException> failure) {}

    @Override
    public Duration refresh() {
        return WHENEVER;
    }

    @Override
    public void finish() {}

    @Override
    public void note(String line) {
        writer.error(line);
    }

    @Override
    public boolean showsOutcomes() {
        return false;
    }
}
