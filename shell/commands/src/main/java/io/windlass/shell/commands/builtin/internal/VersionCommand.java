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

/** Tells the version of the product or of a machine's engine. */
@Component
public final class VersionCommand implements Command<NoOptions> {

    private final Fleet fleet;

    @Activate
    public VersionCommand(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public CommandDeclaration<NoOptions> declaration() {
        return CommandDeclaration.of(
                        "version",
                        "Show the version, or a machine's Docker version",
                        Operands.OPTIONAL_MACHINE,
                        NoOptions.class)
                .with(Access.toRead(Role.VIEWER));
    }

    @Override
    public Output run(Invocation<NoOptions> invocation) {
        if (invocation.operands().isEmpty()) {
            return Output.lines(invocation.call().program() + " version " + invocation.productVersion());
        }
        return Output.lines(fleet.engineVersion(invocation.machine()));
    }
}
