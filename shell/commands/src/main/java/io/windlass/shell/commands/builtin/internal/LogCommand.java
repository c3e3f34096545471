package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.Installation;
import io.windlass.api.option.Option;
import io.windlass.core.Fleet;
import io.windlass.shell.commands.Access;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.CommandRunner;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import io.windlass.shell.commands.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows what the daemon logged, of one machine or of all. */
@Component
public final class LogCommand implements Command<LogCommand.Options> {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Fleet fleet;
    private final Path folder;

    /**
     * The options.
     *
     * @param follow whether to wait for further lines
     * @param lines how many of those that are there
     */
    public record Options(
            @Option(name = "follow", letter = "f", help = "Go on with what is logged from now on")
            boolean follow,

            @Option(name = "lines", letter = "n", value = "100", help = "How many of the last lines to show")
            int lines) {}

    /** Called by Declarative Services. */
    @Activate
    public LogCommand(@Reference Fleet fleet, @Reference Installation installation) {
        this.fleet = fleet;
        this.folder = installation.storage().resolve("daemon").resolve("log");
    }

    @Override
    public CommandDeclaration<Options> declaration() {
        return CommandDeclaration.of(
                        "log", "Show what the daemon logged about a machine", Operands.OPTIONAL_MACHINE, Options.class)
                .with(Access.toRead(Role.OPERATOR));
    }

    @Override
    public Output run(Invocation<Options> invocation) {
        Predicate<String> wanted = invocation.operands().isEmpty() ? _ -> true : about(invocation.machine());
        try (DaemonLog log = new DaemonLog(folder)) {
            last(log, wanted, invocation.options().lines()).forEach(invocation.progress()::line);
            while (invocation.options().follow()) {
                log.next().filter(wanted).forEach(invocation.progress()::line);
                Thread.sleep(PAUSE);
            }
            return Output.NOTHING;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Output.Status(CommandRunner.INTERRUPTED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The log names a machine by its name, and here and there by its id. */
    private Predicate<String> about(String machine) {
        Optional<String> id =
                fleet.get(machine).record().map(record -> record.id().toString());
        Predicate<String> named = HostLines.naming(machine);
        return id.map(text -> named.or(HostLines.naming(text))).orElse(named);
    }

    private static List<String> last(DaemonLog log, Predicate<String> wanted, int count) {
        if (count < 0) {
            throw Errors.invalid("invalid value \"" + count + "\" for flag --lines.", "Give 0 or more.");
        }
        Deque<String> lines = new ArrayDeque<>();
        log.before().filter(wanted).forEach(line -> {
            lines.addLast(line);
            if (lines.size() > count) {
                lines.removeFirst();
            }
        });
        return List.copyOf(lines);
    }
}
