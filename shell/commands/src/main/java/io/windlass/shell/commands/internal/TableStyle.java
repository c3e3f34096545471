package io.windlass.shell.commands.internal;

import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.CommandCall;
import io.windlass.shell.commands.Dialect;
import io.windlass.shell.commands.Session;
import java.util.List;
import java.util.Optional;

/**
 * How tables look to a reader.
 *
 * @param width how many characters a line may have; empty where nobody looks at a screen
 * @param colour whether there is any
 */
record TableStyle(Optional<Integer> width, boolean colour) {

    /** Of whoever reads at this end. docker-machine knows neither widths nor colours. */
    static TableStyle of(Session session, CommandCall call) {
        if (call.dialect() == Dialect.DOCKER_MACHINE) {
            return new TableStyle(Optional.empty(), false);
        }
        Optional<Integer> width = session.screen()
                .map(ClientTerminal::size)
                .map(ClientTerminal.Size::columns)
                .filter(columns -> columns > 0);
        String type = call.variable("TERM");
        boolean plain = type.isEmpty()
                || type.equals("dumb")
                || !call.variable("NO_COLOR").isEmpty();
        return new TableStyle(width, width.isPresent() && !plain);
    }

    /** Lays out a table; the first row has the headings. */
    List<String> lines(List<List<String>> rows) {
        return width.map(columns -> new FittedTable(rows, columns).lines(colour))
                .orElseGet(() -> Columns.spaced(rows));
    }
}
