package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.option.Option;
import io.windlass.core.Fleet;
import io.windlass.core.HostChanges;
import io.windlass.shell.commands.Access;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Label;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import io.windlass.shell.commands.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes what is kept about machines, and nothing about the machines themselves. */
@Component
public final class UpdateCommand implements Command<UpdateCommand.Options> {

    private final Fleet fleet;

    /**
     * The options.
     *
     * @param labels labels to set
     * @param removedLabels names of labels to remove
     * @param selfHealing on, off, or empty to leave it
     */
    public record Options(
            @Option(name = "label", help = "Set a label, name=value")
            List<String> labels,

            @Option(name = "remove-label", help = "Remove the label of this name")
            List<String> removedLabels,

            @Option(name = "self-heal", help = "on or off: whether a machine that is found down is started again")
            String selfHealing) {

        HostChanges changes() {
            Map<String, String> set = Label.parse(labels);
            Set<String> removed = removedLabels.stream().map(Label::requireName).collect(Collectors.toSet());
            Optional<String> both = removed.stream().filter(set::containsKey).findFirst();
            both.ifPresent(name -> {
                throw Errors.invalid("The label \"" + name + "\" is to be set and to be removed.", "Give it once.");
            });
            HostChanges changes = new HostChanges(set, removed, healing());
            if (set.isEmpty() && removed.isEmpty() && changes.selfHealing().isEmpty()) {
                throw Errors.invalid("There is nothing to change.", "Give --label, --remove-label or --self-heal.");
            }
            return changes;
        }

        private Optional<Boolean> healing() {
            return switch (selfHealing) {
                case "" -> Optional.empty();
                case "on" -> Optional.of(true);
                case "off" -> Optional.of(false);
                default ->
                    throw Errors.invalid(
                            "invalid value \"" + selfHealing + "\" for flag --self-heal.", "Give on or off.");
            };
        }
    }

    @Activate
    public UpdateCommand(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public CommandDeclaration<Options> declaration() {
        return CommandDeclaration.of(
                        "update", "Change a machine's labels and self-healing", Operands.MACHINES, Options.class)
                .with(Access.toChange(Role.OPERATOR));
    }

    @Override
    public Output run(Invocation<Options> invocation) {
        HostChanges changes = invocation.options().changes();
        return invocation.operate(
                "updated",
                invocation.operands(),
                name -> fleet.change(name, changes).thenApply(host -> Output.NOTHING));
    }
}
