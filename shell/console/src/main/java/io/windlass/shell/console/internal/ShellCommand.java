package io.windlass.shell.console.internal;

import io.windlass.api.Installation;
import io.windlass.api.option.Option;
import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import java.util.Optional;
import org.apache.felix.service.command.CommandProcessor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens a gogo shell on the daemon. */
@Component
public final class ShellCommand implements Command<ShellCommand.Options> {

    private final CommandProcessor processor;
    private final Installation installation;

    /**
     * The options.
     *
     * @param line what to run instead of asking for lines
     */
    public record Options(
            @Option(name = "command", letter = "c", help = "Run one line and end with its status")
            String line) {}

    @Activate
    public ShellCommand(@Reference CommandProcessor processor, @Reference Installation installation) {
        this.processor = processor;
        this.installation = installation;
    }

    @Override
    public CommandDeclaration<Options> declaration() {
        return CommandDeclaration.of(
                GogoFunction.SHELL, "Open a shell on the daemon, with pipes and scripts", Operands.NONE, Options.class);
    }

    @Override
    public Output run(Invocation<Options> invocation) {
        Optional<ClientTerminal> terminal = invocation.session().terminal();
        if (!invocation.options().line().isEmpty()) {
            try (GogoSession gogo = GogoSession.open(processor, invocation)) {
                return new Output.Status(gogo.execute(invocation.options().line()));
            }
        }
        return new Output.Status(
                terminal.isPresent()
                        ? new InteractiveShell(processor, invocation, terminal.get())
                                .run(installation.storage().resolve("daemon").resolve("shell_history"))
                        : new ScriptShell(processor, invocation).run());
    }
}
