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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells a machine's state in one word. */
@Component
public final class StatusCommand implements Command<NoOptions> {

    private final Fleet fleet;

    @Activate
    public StatusCommand(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public CommandDeclaration<NoOptions> declaration() {
        return CommandDeclaration.of(
                        "status", "Get the status of a machine", Operands.MACHINE_OR_RANGE, NoOptions.class)
                .with(Access.toRead(Role.VIEWER));
    }

    @Override
    public Output run(Invocation<NoOptions> invocation) {
        return invocation.each(name -> fleet.get(name, Freshness.SINGLE, Freshness.DEADLINE)
                .thenApply(host -> Output.lines(host.state().label())));
    }
}
