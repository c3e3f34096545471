package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.host.Operation;
import io.windlass.api.option.Option;
import io.windlass.core.Fleet;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes machines. */
@Component
public final class RmCommand implements Command<RmCommand.Options> {

    private final Fleet fleet;

    /**
     * The options.
     *
     * @param force whether a machine that cannot be removed is forgotten
     * @param yes whether nobody is asked
     */
    public record Options(
            @Option(
                    name = "force",
                    letter = "f",
                    help =
                            "Remove local configuration even if machine cannot be removed, also implies an automatic yes (`-y`)")
            boolean force,

            @Option(
                    name = "y",
                    help = "Assumes automatic yes to proceed with remove, without prompting further user confirmation")
            boolean yes) {}

    @Activate
    public RmCommand(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public CommandDeclaration<Options> declaration() {
        return CommandDeclaration.operating("rm", "Remove a machine", Operands.NAMES, Options.class);
    }

    @Override
    public Output run(Invocation<Options> invocation) {
        String warning = "About to remove " + String.join(", ", invocation.operands())
                + "\nWARNING: This action will delete both local reference and remote instance.";
        Options options = invocation.options();
        if (options.yes() || options.force()) {
            warning.lines().forEach(invocation.progress()::line);
        } else if (!invocation.confirm(warning + "\nAre you sure? (y/n): ")) {
            return Output.NOTHING;
        }
        return invocation.operate("removed", invocation.operands(), name -> remove(name, invocation));
    }

    private CompletionStage<Output> remove(String name, Invocation<Options> invocation) {
        Removal removal = new Removal(fleet, name, invocation.call());
        return invocation
                .begin(fleet.perform(name, Operation.REMOVE, invocation.patience(), invocation.progress(name)))
                .thenApply(host -> removal.done())
                .exceptionallyCompose(thrown ->
                        invocation.options().force() ? removal.forget(thrown, invocation) : removal.failed(thrown));
    }
}
