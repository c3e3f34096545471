package io.windlass.shell.console.internal;

import io.windlass.api.Installation;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.option.Option;
import io.windlass.shell.commands.Access;
import io.windlass.shell.commands.Caller;
import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import io.windlass.shell.commands.Role;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.felix.service.command.CommandProcessor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens a shell on the daemon. */
@Component
public final class ShellCommand implements Command<ShellCommand.Options> {

    private final CommandProcessor processor;
    private final Path daemon;

    /**
     * The options.
     *
     * @param line what to run instead of asking for lines
     * @param file a script
     * @param strict whether the first line that fails ends it
     */
    public record Options(
            @Option(name = "command", letter = "c", help = "Run one line and end with its status")
            String line,

            @Option(name = "file", letter = "f", path = true, help = "Run the lines of a file")
            String file,

            @Option(name = "exit-on-error", letter = "e", help = "End with the first line of a script that fails")
            boolean strict) {}

    /** Called by Declarative Services. */
    @Activate
    public ShellCommand(@Reference CommandProcessor processor, @Reference Installation installation) {
        this.processor = processor;
        this.daemon = installation.storage().resolve("daemon");
    }

    @Override
    public CommandDeclaration<Options> declaration() {
        return CommandDeclaration.of(
                        "shell", "Open a shell on the daemon, with pipes and scripts", Operands.NONE, Options.class)
                .with(Access.toRead(Role.VIEWER));
    }

    @Override
    public Output run(Invocation<Options> invocation) {
        if (invocation.session() instanceof PipeSession) {
            throw new MachineException(
                    StandardErrorCode.INVALID_ARGUMENT, "This is a shell already.", "Give the commands as they are.");
        }
        Options options = invocation.options();
        if (!options.line().isEmpty()) {
            try (GogoSession gogo = GogoSession.open(processor, ShellSeat.of(invocation))) {
                return new Output.Status(gogo.execute(options.line()));
            }
        }
        ScriptShell script = new ScriptShell(processor, invocation, options.strict());
        if (!options.file().isEmpty()) {
            return new Output.Status(run(script, Path.of(options.file())));
        }
        Optional<ClientTerminal> terminal = invocation.session().terminal();
        return new Output.Status(
                terminal.isPresent()
                        ? new InteractiveShell(processor, invocation, terminal.get()).run(history(invocation))
                        : script.run(invocation.session().input()));
    }

    private static int run(ScriptShell script, Path file) {
        try (InputStream lines = new BufferedInputStream(Files.newInputStream(file))) {
            return script.run(lines);
        } catch (IOException e) {
            throw new MachineException(
                    StandardErrorCode.INVALID_ARGUMENT, "The script " + file + " cannot be read: " + e, "", e);
        }
    }

    /** Whoever comes from elsewhere has a history of their own. */
    private Path history(Invocation<?> invocation) {
        Caller caller = invocation.session().caller();
        return daemon.resolve(caller.remote() ? "shell_history." + caller.name() : "shell_history");
    }
}
