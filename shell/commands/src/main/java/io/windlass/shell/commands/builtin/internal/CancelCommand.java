package io.windlass.shell.commands.builtin.internal;

import io.windlass.core.Fleet;
import io.windlass.shell.commands.Access;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.NoOptions;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import io.windlass.shell.commands.Role;
import java.util.concurrent.CompletableFuture;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stops what machines are busy with, whoever began it. */
@Component
public final class CancelCommand implements Command<NoOptions> {

    private final Fleet fleet;

    @Activate
    public CancelCommand(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public CommandDeclaration<NoOptions> declaration() {
        return CommandDeclaration.of(
                        "cancel", "Stop the operation that a machine is busy with", Operands.MACHINES, NoOptions.class)
                .with(Access.toChange(Role.OPERATOR));
    }

    @Override
    public Output run(Invocation<NoOptions> invocation) {
        return invocation.each(name -> CompletableFuture.completedFuture(
                Output.lines(Verbs.of(fleet.cancel(name)) + " \"" + name + "\" is being cancelled")));
    }
}
