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

/** Tells the addresses that users connect to. */
@Component
public final class IpCommand implements Command<NoOptions> {

    private final Fleet fleet;

    @Activate
    public IpCommand(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public CommandDeclaration<NoOptions> declaration() {
        return CommandDeclaration.of("ip", "Get the IP address of a machine", Operands.MACHINES, NoOptions.class)
                .with(Access.toRead(Role.VIEWER));
    }

    @Override
    public Output run(Invocation<NoOptions> invocation) {
        return invocation.each(name -> fleet.get(name, Freshness.SINGLE, Freshness.DEADLINE)
                .thenApply(host -> Output.lines(host.address().orElseThrow(Errors::notRunning))));
    }
}
