package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.store.ExchangeReport;
import io.windlass.core.Fleet;
import io.windlass.shell.commands.Access;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import io.windlass.shell.commands.Role;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Copies machines into another store, which docker-machine reads. */
@Component
public final class ExportCommand implements Command<ExchangeOptions> {

    private final Fleet fleet;

    @Activate
    public ExportCommand(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public CommandDeclaration<ExchangeOptions> declaration() {
        return CommandDeclaration.of(
                        "export",
                        "Copy machines into another store, which docker-machine reads",
                        Operands.STORE_AND_NAMES,
                        ExchangeOptions.class)
                .with(Access.toChange(Role.ADMIN).atCallersComputer());
    }

    @Override
    public Output run(Invocation<ExchangeOptions> invocation) {
        ExchangeLine line = ExchangeLine.of(invocation);
        boolean dryRun = invocation.options().dryRun();
        ExchangeReport report = fleet.exportTo(line.directory(), line.names(), dryRun);
        return new ExchangeOutput(
                        dryRun ? "Would export" : "Exported",
                        "Error exporting",
                        "There are no machines to export.",
                        ExportCommand::authority,
                        List.of())
                .of(report);
    }

    private static Optional<String> authority(ExchangeReport.Authority authority) {
        return switch (authority) {
            case ExchangeReport.KeptApart(String reason) ->
                Optional.of("They keep the certificate authority of this store, because " + reason + ".");
            case ExchangeReport.Adopted(), ExchangeReport.None(), ExchangeReport.Shared() -> Optional.empty();
        };
    }
}
