package io.windlass.shell.commands.internal;

import io.windlass.api.option.Option;
import io.windlass.api.option.OptionDeclaration;
import io.windlass.api.option.OptionSchema;
import io.windlass.core.Patience;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.LabelSelector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options that many commands have and the framework reads for them.
 *
 * @param selector which machines are chosen by their labels
 * @param parallel how many machines are worked on at once
 * @param patience how long operations may wait
 */
record SharedOptions(LabelSelector selector, int parallel, Patience patience) {

    private static final OptionSchema<Selection> SELECTION = OptionSchema.of(Selection.class);
    private static final OptionSchema<Pacing> PACING = OptionSchema.of(Pacing.class);

    /**
     * Of commands that take several machines.
     *
     * @param selector pairs of names and values
     */
    public record Selection(
            @Option(
                    name = "selector",
                    letter = "l",
                    help = "Take the machines with these labels, name=value[,name=value]")
            List<String> selector) {}

    /**
     * Of commands that begin operations.
     *
     * @param parallel how many at once
     * @param timeout for each wait
     */
    public record Pacing(
            @Option(name = "parallel", value = "20", help = "How many machines are worked on at the same time")
            int parallel,

            @Option(
                    name = "timeout",
                    help = "How long each wait may take, such as 90s or 10m; default is the daemon's setting")
            String timeout) {}

    /** Returns all options of a command that do not depend on the command line. */
    static List<OptionDeclaration> all(CommandDeclaration<?> command) {
        List<OptionDeclaration> all = new ArrayList<>(command.options().declarations());
        all.addAll(of(command));
        return all;
    }

    private static List<OptionDeclaration> of(CommandDeclaration<?> command) {
        List<OptionDeclaration> shared = new ArrayList<>();
        if (command.operands().selectable()) {
            shared.addAll(SELECTION.declarations());
        }
        if (command.operating()) {
            shared.addAll(PACING.declarations());
        }
        return shared;
    }

    static SharedOptions read(CommandDeclaration<?> command, Map<String, Object> values) {
        Map<String, Object> given = new HashMap<>(values);
        given.keySet().removeAll(without(command, values).keySet());
        Pacing pacing = PACING.bind(given, command.name());
        return new SharedOptions(
                LabelSelector.parse(SELECTION.bind(given, command.name()).selector()),
                DurationText.positive("--parallel", pacing.parallel()),
                new Patience(Optional.empty(), DurationText.parse("--timeout", pacing.timeout())));
    }

    /** Returns the values of the command's own options, as {@link Invocation#values()} promises. */
    static Map<String, Object> without(CommandDeclaration<?> command, Map<String, Object> values) {
        Map<String, Object> own = new HashMap<>(values);
        of(command).forEach(declaration -> own.remove(declaration.option().name()));
        return Map.copyOf(own);
    }
}
