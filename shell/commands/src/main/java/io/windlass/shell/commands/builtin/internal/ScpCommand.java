package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.option.Option;
import io.windlass.core.Fleet;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Copies files between machines with the caller's own scp or rsync; nothing of them passes the daemon. */
@Component
public final class ScpCommand implements Command<ScpCommand.Options> {

    private final Fleet fleet;
    private final SshConfigFile configuration;

    /**
     * The options.
     *
     * @param recursive folders with what is in them
     * @param delta by rsync
     * @param quiet without progress
     */
    public record Options(
            @Option(name = "recursive", letter = "r", help = "Copy files recursively (required to copy directories)")
            boolean recursive,

            @Option(
                    name = "delta",
                    letter = "d",
                    help = "Reduce amount of data sent over network by sending only the differences (uses rsync)")
            boolean delta,

            @Option(
                    name = "quiet",
                    letter = "q",
                    help = "Disables the progress meter as well as warning and diagnostic messages from ssh")
            boolean quiet) {}

    @Activate
    public ScpCommand(@Reference Fleet fleet, @Reference SshConfigFile configuration) {
        this.fleet = fleet;
        this.configuration = configuration;
    }

    @Override
    public CommandDeclaration<Options> declaration() {
        return CommandDeclaration.of("scp", "Copy files between machines", Operands.PATHS, Options.class);
    }

    @Override
    public Output run(Invocation<Options> invocation) {
        if (invocation.operands().size() != 2) {
            return Errors.improper("scp");
        }
        FileCopy copy = new FileCopy(
                Location.parse(invocation.operands().getFirst()),
                Location.parse(invocation.operands().getLast()),
                invocation.options());
        copy.requireProgram(new LocalPrograms(invocation.call()));
        SshMachines machines = new SshMachines(fleet, "Cannot copy files");
        copy.machines().forEach(name -> machines.open(invocation, name));
        return ExitStatus.of(invocation.call()).ofLocal(copy.arguments(configuration.current()));
    }
}
