package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.host.Operation;
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

/** Switches machines on. */
@Component
public final class StartCommand implements Command<NoOptions> {

    private final Fleet fleet;

    @Activate
    public StartCommand(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public CommandDeclaration<NoOptions> declaration() {
        return CommandDeclaration.operating("start", "Start a machine", Operands.MACHINES, NoOptions.class)
                .with(Access.toChange(Role.OPERATOR));
    }

    @Override
    public Output run(Invocation<NoOptions> invocation) {
        Output done = new OnEach(fleet, Operation.START, "started").run(invocation);
        return ClosingHint.addresses(done, "Started", invocation.call().program());
    }
}
