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

/** Installs the newest engines that the machines' package sources offer. */
@Component
public final class UpgradeCommand implements Command<NoOptions> {

    private final Fleet fleet;

    @Activate
    public UpgradeCommand(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public CommandDeclaration<NoOptions> declaration() {
        return CommandDeclaration.operating(
                        "upgrade",
                        "Upgrade a machine to the latest version of Docker",
                        Operands.MACHINES,
                        NoOptions.class)
                .with(Access.toChange(Role.OPERATOR));
    }

    @Override
    public Output run(Invocation<NoOptions> invocation) {
        return new OnEach(fleet, Operation.UPGRADE, "upgraded").run(invocation);
    }
}
