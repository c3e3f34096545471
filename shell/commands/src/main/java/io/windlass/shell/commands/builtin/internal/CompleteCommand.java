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

/** Tells the completions of bash, zsh and fish how a line may go on: {@code machine __complete -- WORD...}. */
@Component
public final class CompleteCommand implements Command<NoOptions> {

    @Override
    public CommandDeclaration<NoOptions> declaration() {
        return CommandDeclaration.of("__complete", "Complete a command line", Operands.WORDS, NoOptions.class)
                .with(Access.toRead(Role.VIEWER));
    }

    @Override
    public Output run(Invocation<NoOptions> invocation) {
        return new Output.Lines(invocation
                .runner()
                .complete(invocation.operands(), invocation.session().caller()));
    }
}
