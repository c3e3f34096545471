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

/** Shows all that is declared about a command. */
@Component
public final class ManCommand implements Command<NoOptions> {

    @Override
    public CommandDeclaration<NoOptions> declaration() {
        return CommandDeclaration.of("man", "Show the manual of a command", Operands.WORDS, NoOptions.class)
                .with(Access.toRead(Role.VIEWER));
    }

    @Override
    public Output run(Invocation<NoOptions> invocation) {
        return new Output.Manual(
                invocation.operands().isEmpty()
                        ? declaration().name()
                        : invocation.operands().getFirst());
    }
}
