package io.windlass.shell.commands.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.internal.ProgressRow.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Shows a table of machines that is drawn over itself, at most ten times a second. */
final class RedrawnTable implements Display {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final ClientTerminal.Size USUAL = new ClientTerminal.Size(80, 24);
    private static final String ERASE_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";
    // A character that is wider than we think must not make a line of two.
    private static final String WRAP_OFF = "\u001b[?7l";
    private static final String WRAP_ON = "\u001b[?7h";

    private final SessionWriter writer;
    private final ClientTerminal terminal;
    private final InstantSource clock;
    private final ProgressTable table;
    private List<String> drawn = List.of();
    private Instant next = Instant.EPOCH;

    RedrawnTable(SessionWriter writer, ClientTerminal terminal, InstantSource clock, ProgressTable table) {
        this.writer = writer;
        this.terminal = terminal;
        this.clock = clock;
        this.table = table;
    }

    @Override
    public void began(String machine) {
        table.change(machine, row -> row.begin(clock.instant()));
    }

    @Override
    public void step(String machine, String line) {
        String prefix = "(" + machine + ") ";
        String step = SessionWriter.cleanCell(line.startsWith(prefix) ? line.substring(prefix.length()) : line);
        table.change(machine, row -> row.with(step));
    }

    @Override
    public void ended(String machine, Optional<MachineException> failure) {
        State state = failure.map(RedrawnTable::state).orElse(State.DONE);
        failure.ifPresent(reason -> step(machine, reason.text()));
        table.change(machine, row -> row.end(state, clock.instant()));
    }

    private static State state(MachineException failure) {
        return failure.code() == StandardErrorCode.OPERATION_CANCELLED ? State.CANCELLED : State.FAILED;
    }

    @Override
    public Duration refresh() {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            next = now.plus(SHORTEST);
            draw(table.lines(now, size()));
        }
        return SHORTEST;
    }

    @Override
    public void finish() {
        draw(table.lines(clock.instant(), size()));
    }

    @Override
    public void note(String line) {
        writer.text(toBegin() + ERASE_BELOW);
        drawn = List.of();
        writer.error(line);
        finish();
    }

    @Override
    public boolean showsOutcomes() {
        return true;
    }

    private void draw(List<String> lines) {
        if (lines.equals(drawn)) {
            return;
        }
        StringBuilder text = new StringBuilder(toBegin()).append(WRAP_OFF);
        lines.forEach(line -> text.append(ERASE_LINE).append(line).append('\n'));
        writer.text(text.append(ERASE_BELOW).append(WRAP_ON).toString());
        drawn = lines;
    }

    private String toBegin() {
        return drawn.isEmpty() ? "\r" : "\u001b[" + drawn.size() + "A\r";
    }

    /** Some terminals do not know their size. */
    private ClientTerminal.Size size() {
        ClientTerminal.Size size = terminal.size();
        return size.columns() > 0 && size.rows() > 0 ? size : USUAL;
    }
}
