package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.option.Option;
import io.windlass.core.Fleet;
import io.windlass.gotemplate.Templates;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Dialect;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.LabelSelector;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists machines. */
@Component
public final class LsCommand implements Command<LsCommand.Options> {

    private static final Output OLD_FILTER =
            new Output.Notes(List.of("-f KEY=VALUE is taken as --filter. Please write --filter: -f is --format now."));

    private final Fleet fleet;
    private final Formats formats;
    private final InstantSource clock;

    /**
     * The options.
     *
     * @param quiet whether only names are shown
     * @param filters which machines are shown
     * @param selector likewise, by their labels
     * @param timeout in seconds, for all machines together
     * @param format a template for each machine; empty for the usual table
     */
    public record Options(
            @Option(name = "quiet", letter = "q", help = "Enable quiet mode")
            boolean quiet,

            @Option(
                    name = "filter",
                    help = "Filter output based on conditions provided: name, driver, state, label, swarm")
            List<String> filters,

            @Option(
                    name = "selector",
                    letter = "l",
                    help = "Show the machines with these labels, name=value[,name=value]")
            List<String> selector,

            @Option(name = "timeout", letter = "t", value = "10", help = "Timeout in seconds, default to 10s")
            int timeout,

            @Option(
                    name = "format",
                    letter = "f",
                    help = "Print each machine by a Go template, or a table of such lines")
            String format) {

        private static final Pattern FILTER = Pattern.compile("(?:name|driver|state|swarm|label)=[^{]*");

        /** What was -f for docker-machine 0.2 is --filter now. */
        boolean isOldFilter() {
            return FILTER.matcher(format).matches();
        }

        Options withOldFilter() {
            List<String> all =
                    Stream.concat(filters.stream(), Stream.of(format)).toList();
            return new Options(quiet, all, selector, timeout, "");
        }
    }

    @Activate
    public LsCommand(@Reference Fleet fleet, @Reference Templates templates) {
        this(fleet, templates, InstantSource.system());
    }

    LsCommand(Fleet fleet, Templates templates, InstantSource clock) {
        this.fleet = fleet;
        this.formats = new Formats(templates);
        this.clock = clock;
    }

    @Override
    public CommandDeclaration<Options> declaration() {
        return CommandDeclaration.of("ls", "List machines", Operands.IGNORED, Options.class);
    }

    @Override
    public Output run(Invocation<Options> invocation) {
        Options options = invocation.options();
        if (invocation.call().dialect() == Dialect.MACHINE && options.isOldFilter()) {
            return new Output.Several(List.of(OLD_FILTER, list(options.withOldFilter(), invocation)), List.of());
        }
        return list(options, invocation);
    }

    private Output list(Options options, Invocation<Options> invocation) {
        HostFilter filter = HostFilter.parse(options.filters(), LabelSelector.parse(options.selector()));
        Optional<HostListing> listing =
                options.format().isEmpty() ? Optional.empty() : Optional.of(new HostListing(formats, options.format()));
        Survey survey = new Survey(fleet, clock, Duration.ofSeconds(Math.max(0, options.timeout())));
        List<Survey.Found> found = (options.quiet() && !filter.needsState()
                        ? survey.known(filter)
                        : survey.fresh(filter, invocation).filter(one -> filter.matchesState(one.state())))
                .toList();
        if (options.quiet()) {
            return new Output.Lines(found.stream()
                    .filter(one -> !one.damaged())
                    .map(one -> one.host().name())
                    .toList());
        }
        String dockerHost = invocation.call().variable("DOCKER_HOST");
        return listing.map(format -> format.of(found, dockerHost)).orElseGet(() -> table(found, dockerHost));
    }

    private static Output table(List<Survey.Found> found, String dockerHost) {
        return new Output.Table(
                HostRow.COLUMNS,
                found.stream().map(one -> HostRow.cells(one, dockerHost)).toList());
    }
}
