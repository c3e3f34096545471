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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes over machines of another store, such as docker-machine's. */
@Component
public final class ImportCommand implements Command<ExchangeOptions> {

    private final Fleet fleet;

    @Activate
    public ImportCommand(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public CommandDeclaration<ExchangeOptions> declaration() {
        return CommandDeclaration.of(
                        "import",
                        "Take over the machines of another store, such as docker-machine's",
                        Operands.STORE_AND_NAMES,
                        ExchangeOptions.class)
                .with(Access.toChange(Role.ADMIN).atCallersComputer());
    }

    @Override
    public Output run(Invocation<ExchangeOptions> invocation) {
        ExchangeLine line = ExchangeLine.of(invocation);
        boolean dryRun = invocation.options().dryRun();
        ExchangeReport report = fleet.importFrom(line.directory(), line.names(), dryRun);
        return new ExchangeOutput(
                        dryRun ? "Would import" : "Imported",
                        "Error importing",
                        "There are no machines in " + line.directory() + ".",
                        authority -> authority(authority, line.directory()),
                        dryRun ? List.of() : List.of("The daemon looks after them from now on."))
                .of(report);
    }

    private static Optional<String> authority(ExchangeReport.Authority authority, Path directory) {
        return switch (authority) {
            case ExchangeReport.Adopted() ->
                Optional.of("This store had no certificate authority, and takes over that of " + directory + ".");
            case ExchangeReport.KeptApart(String reason) ->
                Optional.of("They keep their own certificate authority, because " + reason
                        + ". To give a machine certificates of this store: machine regenerate-certs NAME");
            case ExchangeReport.None(), ExchangeReport.Shared() -> Optional.empty();
        };
    }
}
