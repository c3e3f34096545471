package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.option.Option;
import io.windlass.core.EventStream;
import io.windlass.core.Fleet;
import io.windlass.core.HostEvent;
import io.windlass.shell.commands.Access;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.CommandRunner;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.NamePattern;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import io.windlass.shell.commands.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells what happened to machines, and what happens. */
@Component
public final class EventsCommand implements Command<EventsCommand.Options> {

    private static final Duration LONG = Duration.ofHours(1);

    private final Fleet fleet;

    /**
     * The options.
     *
     * @param follow whether to wait for further events
     * @param format text or json
     * @param hosts whose events are shown; nothing for all
     */
    public record Options(
            @Option(name = "follow", letter = "f", help = "Go on with what happens from now on")
            boolean follow,

            @Option(name = "format", value = "text", help = "text, or json for one JSON object per line")
            String format,

            @Option(name = "host", help = "Show the events of this machine, or of a range of machines, only")
            List<String> hosts) {}

    @Activate
    public EventsCommand(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public CommandDeclaration<Options> declaration() {
        return CommandDeclaration.of(
                        "events", "Show what happened to the machines, and what happens", Operands.NONE, Options.class)
                .with(Access.toRead(Role.VIEWER));
    }

    @Override
    public Output run(Invocation<Options> invocation) {
        Options options = invocation.options();
        EventFormat format = EventFormat.of(options.format());
        Set<String> hosts = Set.copyOf(NamePattern.expand(options.hosts()));
        try (EventStream events = fleet.events()) {
            Optional<HostEvent> event = events.next(Duration.ZERO);
            while (event.isPresent() || options.follow()) {
                // What was missed may have been about any host.
                event.filter(one -> hosts.isEmpty() || one.host().isEmpty() || hosts.contains(one.host()))
                        .ifPresent(one -> invocation.progress().line(format.line(one)));
                event = events.next(options.follow() ? LONG : Duration.ZERO);
            }
            return Output.NOTHING;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Output.Status(CommandRunner.INTERRUPTED);
        }
    }
}
