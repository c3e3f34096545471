package io.windlass.shell.commands.internal;

import io.windlass.core.Fleet;
import io.windlass.shell.commands.Caller;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandCall;
import io.windlass.shell.commands.CommandRunner;
import io.windlass.shell.commands.Dialect;
import io.windlass.shell.commands.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Knows the commands that are there now, and runs one at a time for each caller. */
@Component(property = "standard.cardinality.minimum:Integer=" + CommandRunnerComponent.STANDARD_COMMANDS)
public final class CommandRunnerComponent implements CommandRunner {

    /** Before all of this bundle's own commands are there, nobody can run any: callers would find half a program. */
    static final int STANDARD_COMMANDS = 34;

    private static final String STANDARD = "(component.name=io.windlass.shell.commands.builtin.*)";

    private final Map<String, Command<?>> commands = new ConcurrentSkipListMap<>();
    private final Fleet fleet;
    private final Audit audit;
    private final String version;

    @Activate
    public CommandRunnerComponent(@Reference Fleet fleet, @Reference Audit audit, BundleContext context) {
        this(fleet, audit, versionText(context.getBundle().getVersion()));
    }

    CommandRunnerComponent(Fleet fleet, Audit audit, String version) {
        this.fleet = fleet;
        this.audit = audit;
        this.version = version;
    }

    @Reference(
            name = "standard",
            target = STANDARD,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addStandardCommand(Command<?> command) {
        addCommand(command);
    }

    void removeStandardCommand(Command<?> command) {
        removeCommand(command);
    }

    @Reference(
            name = "further",
            target = "(!" + STANDARD + ")",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addCommand(Command<?> command) {
        commands.put(command.declaration().name(), command);
    }

    void removeCommand(Command<?> command) {
        commands.remove(command.declaration().name(), command);
    }

    @Override
    public int run(CommandCall call, Session session) {
        try (SessionWriter writer = new SessionWriter(session, call.dialect())) {
            RunningCommand.Caller caller =
                    new RunningCommand.Caller(this, call, session, writer, version(call.dialect()));
            return new CommandExecution(fleet, commands, audit, caller).run();
        }
    }

    @Override
    public List<String> complete(List<String> words, Caller caller) {
        return new Completion(fleet, commands, caller).complete(words);
    }

    @Override
    public boolean holdsSecret(List<String> words) {
        return new SecretWords(commands).in(words);
    }

    private String version(Dialect dialect) {
        return switch (dialect) {
            case MACHINE -> version;
            case DOCKER_MACHINE ->
                Dialect.DOCKER_MACHINE_VERSION + ", build windlass-" + version.replace(", build ", "-");
        };
    }

    private static String versionText(Version version) {
        String number = version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
        return version.getQualifier().isEmpty() ? number : number + ", build " + version.getQualifier();
    }
}
