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

/** Installs and configures engines again. */
@Component
public final class ProvisionCommand implements Command<NoOptions> {

    private final Fleet fleet;

    @Activate
    public ProvisionCommand(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public CommandDeclaration<NoOptions> declaration() {
        return CommandDeclaration.operating(
                        "provision", "Re-provision existing machines", Operands.MACHINES, NoOptions.class)
                .with(Access.toChange(Role.OPERATOR));
    }

    @Override
    public Output run(Invocation<NoOptions> invocation) {
        return new OnEach(fleet, Operation.PROVISION, "provisioned").run(invocation);
    }
}
