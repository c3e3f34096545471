package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.option.Option;
import io.windlass.api.option.OptionDeclaration;
import io.windlass.core.Fleet;
import io.windlass.core.OrphanReport;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandCall;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows what providers have of this installation and no machine claims, and removes it on request. */
@Component
public final class OrphansCommand implements Command<OrphansCommand.Options> {

    private final Fleet fleet;

    /**
     * The options.
     *
     * @param driver whose account is asked; empty for the accounts of all machines
     * @param sweep whether orphans are removed
     * @param yes whether nobody is asked
     */
    public record Options(
            @Option(name = "driver", letter = "d", help = "Ask this driver's account, which its options name")
            String driver,

            @Option(name = "sweep", help = "Remove what is found at its provider")
            boolean sweep,

            @Option(name = "y", help = "Assumes automatic yes to proceed with --sweep")
            boolean yes) {}

    @Activate
    public OrphansCommand(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public CommandDeclaration<Options> declaration() {
        return CommandDeclaration.of(
                "orphans", "List what exists at providers and belongs to no machine", Operands.NONE, Options.class);
    }

    @Override
    public List<OptionDeclaration> furtherOptions(List<String> words, CommandCall call) {
        String driver = new CreateWords(words).namedDriver().orElse("");
        return driver.isEmpty() ? List.of() : fleet.driverOptions(driver).declarations();
    }

    @Override
    public Output run(Invocation<Options> invocation) {
        Options options = invocation.options();
        Map<String, Object> account = new HashMap<>(invocation.values());
        declaration()
                .options()
                .declarations()
                .forEach(own -> account.remove(own.option().name()));
        OrphanReport report = options.driver().isEmpty() ? fleet.orphans() : fleet.orphans(options.driver(), account);
        Sweep sweep = new Sweep(fleet, report);
        return options.sweep() ? sweep.run(invocation, options.yes()) : sweep.table();
    }
}
