package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.option.Option;
import io.windlass.core.Fleet;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.LabelSelector;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists machines. */
@Component
public final class LsCommand implements Command<LsCommand.Options> {

    private final Fleet fleet;
    private final InstantSource clock;

    /**
     * The options.
     *
     * @param quiet whether only names are shown
     * @param filters which machines are shown
     * @param selector likewise, by their labels
     * @param timeout in seconds, for all machines together
     */
    public record Options(
            @Option(name = "quiet", letter = "q", help = "Enable quiet mode")
            boolean quiet,

            @Option(name = "filter", help = "Filter output based on conditions provided: name, driver, state, label")
            List<String> filters,

            @Option(
                    name = "selector",
                    letter = "l",
                    help = "Show the machines with these labels, name=value[,name=value]")
            List<String> selector,

            @Option(name = "timeout", letter = "t", value = "10", help = "Timeout in seconds, default to 10s")
            int timeout) {}

    @Activate
    public LsCommand(@Reference Fleet fleet) {
        this(fleet, InstantSource.system());
    }

    LsCommand(Fleet fleet, InstantSource clock) {
        this.fleet = fleet;
        this.clock = clock;
    }

    @Override
    public CommandDeclaration<Options> declaration() {
        return CommandDeclaration.of("ls", "List machines", Operands.IGNORED, Options.class);
    }

    @Override
    public Output run(Invocation<Options> invocation) {
        Options options = invocation.options();
        HostFilter filter = HostFilter.parse(options.filters(), LabelSelector.parse(options.selector()));
        Survey survey = new Survey(fleet, clock, Duration.ofSeconds(Math.max(0, options.timeout())));
        Stream<Survey.Found> found = options.quiet() && !filter.needsState()
                ? survey.known(filter)
                : survey.fresh(filter, invocation).filter(one -> filter.matchesState(one.state()));
        return options.quiet()
                ? new Output.Lines(found.filter(one -> !one.damaged())
                        .map(one -> one.host().name())
                        .toList())
                : new Output.Table(
                        HostRow.COLUMNS,
                        found.map(one -> HostRow.cells(one, invocation.call().variable("DOCKER_HOST")))
                                .toList());
    }
}
