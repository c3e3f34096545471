package io.windlass.shell.commands.builtin.internal;

import io.windlass.core.Fleet;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.NoOptions;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows all that is kept about a machine. */
@Component
public final class InspectCommand implements Command<NoOptions> {

    private final Fleet fleet;

    @Activate
    public InspectCommand(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public CommandDeclaration<NoOptions> declaration() {
        return CommandDeclaration.of(
                "inspect", "Inspect information about a machine", Operands.MACHINE, NoOptions.class);
    }

    @Override
    public Output run(Invocation<NoOptions> invocation) {
        return new Output.Json(fleet.inspect(invocation.machine()));
    }
}
