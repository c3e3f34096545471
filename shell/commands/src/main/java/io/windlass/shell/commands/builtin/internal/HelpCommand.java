package io.windlass.shell.commands.builtin.internal;

import io.windlass.shell.commands.Access;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.NoOptions;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import io.windlass.shell.commands.Role;
import org.osgi.service.component.annotations.Component;

/** Shows the help text of the program or of one command. */
@Component
public final class HelpCommand implements Command<NoOptions> {

    @Override
    public CommandDeclaration<NoOptions> declaration() {
        return CommandDeclaration.of(
                        "help", "Shows a list of commands or help for one command", Operands.WORDS, NoOptions.class)
                .with(Access.toRead(Role.VIEWER));
    }

    @Override
    public Output run(Invocation<NoOptions> invocation) {
        return new Output.Help(
                invocation.operands().isEmpty() ? "" : invocation.operands().getFirst());
    }
}
