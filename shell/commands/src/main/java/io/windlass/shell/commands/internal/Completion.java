package io.windlass.shell.commands.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.option.OptionDeclaration;
import io.windlass.api.option.OptionSchema;
import io.windlass.core.Fleet;
import io.windlass.core.HostView;
import io.windlass.shell.commands.Caller;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandCall;
import io.windlass.shell.commands.Operands;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Says how an unfinished command line may go on, from the declarations and from what exists. */
final class Completion {

    private final Fleet fleet;
    private final Map<String, Command<?>> commands;
    private final Caller caller;

    Completion(Fleet fleet, Map<String, Command<?>> commands, Caller caller) {
        this.fleet = fleet;
        this.commands = commands;
        this.caller = caller;
    }

    List<String> complete(List<String> words) {
        if (words.isEmpty()) {
            return List.of();
        }
        String begun = words.getLast();
        return candidates(words.subList(0, words.size() - 1), begun)
                .filter(candidate -> candidate.startsWith(begun))
                .toList();
    }

    private Stream<String> candidates(List<String> before, String begun) {
        List<OptionDeclaration> global = OptionSchema.of(GlobalOptions.class).declarations();
        int position = firstOperand(global, before);
        if (position >= before.size()) {
            return position > before.size() ? Stream.of() : begun.startsWith("-") ? names(global) : commandNames();
        }
        Command<?> command = commands.get(before.get(position));
        return command == null || !allows(command, Map.of())
                ? Stream.of()
                : candidates(command, before.subList(position + 1, before.size()), begun);
    }

    private Stream<String> candidates(Command<?> command, List<String> before, String begun) {
        List<OptionDeclaration> options = options(command, before);
        if (command.declaration().operands() == Operands.COMMAND) {
            int inner = firstOperand(options, before);
            if (inner < before.size() || (inner == before.size() && !begun.startsWith("-"))) {
                return candidates(before.subList(inner, before.size()), begun);
            }
        }
        String commandName = command.declaration().name();
        if (!before.isEmpty() && takesNextWord(options, before.getLast())) {
            return values(commandName, before.getLast());
        }
        if (begun.startsWith("-")) {
            int equals = begun.indexOf('=');
            String option = begun.substring(0, Math.max(0, equals));
            return equals < 0 ? names(options) : values(commandName, option).map(value -> option + "=" + value);
        }
        return switch (command.declaration().operands()) {
            case NONE, IGNORED, NEW_NAME, STORE_AND_NAMES -> Stream.of();
            case MACHINE, MACHINE_OR_RANGE, OPTIONAL_MACHINE, MACHINE_AND_WORDS ->
                before.isEmpty() ? machines() : Stream.of();
            case MACHINES, NAMES -> machines().filter(name -> !before.contains(name));
            case PATHS -> machines().map(name -> name + ":");
            case PATH_AND_FOLDER -> before.isEmpty() ? machines().map(name -> name + ":") : Stream.of();
            case KIND_NAME_AND_FOLDER -> before.isEmpty() ? Stream.of("driver") : Stream.of();
            case ACTION ->
                command
                        .candidates(before.stream()
                                .filter(word -> !word.startsWith("-"))
                                .toList())
                        .stream()
                        .filter(word -> !before.isEmpty() || allows(command, Map.of(word, true)));
            case COMMAND, WORDS -> commandNames();
        };
    }

    private Stream<String> values(String command, String option) {
        return switch (option.replaceFirst("^--?", "")) {
            case "driver", "d" -> fleet.drivers().stream();
            case "host" -> machines();
            case "selector", "l" -> labels();
            case "self-heal" -> Stream.of("on", "off");
            case "shell" -> Stream.of("bash", "cmd", "emacs", "fish", "powershell", "sh", "tcsh", "zsh");
            case "filter" -> Stream.of("driver=", "label=", "name=", "state=", "swarm=");
            case "format" -> command.equals("events") ? Stream.of("text", "json") : Stream.of();
            default -> Stream.of();
        };
    }

    private Stream<String> labels() {
        return fleet.list().stream()
                .flatMap(host -> host.record().stream())
                .flatMap(record -> record.settings().labels().entrySet().stream())
                .map(label -> label.getKey() + "=" + label.getValue())
                .distinct()
                .sorted();
    }

    static List<OptionDeclaration> options(Command<?> command, List<String> words) {
        List<OptionDeclaration> options = SharedOptions.all(command.declaration());
        try {
            options.addAll(command.furtherOptions(words, new CommandCall("", words, Map.of(), Path.of("/"))));
        } catch (MachineException e) {
            // A line that makes no sense yet has no further options yet.
            return options;
        }
        return options;
    }

    /** Where the options in front end; behind the last word if the last option still waits for its value. */
    private static int firstOperand(List<OptionDeclaration> options, List<String> words) {
        int position = 0;
        while (position < words.size() && words.get(position).startsWith("-")) {
            position += takesNextWord(options, words.get(position)) ? 2 : 1;
        }
        return position;
    }

    private static boolean takesNextWord(List<OptionDeclaration> options, String word) {
        String name = word.replaceFirst("^--?", "");
        return word.startsWith("-")
                && options.stream()
                        .anyMatch(option -> option.type() != OptionDeclaration.Type.SWITCH
                                && (option.option().name().equals(name)
                                        || option.option().letter().equals(name)));
    }

    private static Stream<String> names(List<OptionDeclaration> options) {
        return options.stream().map(option -> "--" + option.option().name()).sorted();
    }

    private Stream<String> commandNames() {
        return commands.values().stream()
                .filter(command -> allows(command, Map.of()))
                .map(Command::declaration)
                .filter(declaration -> declaration.shown())
                .map(declaration -> declaration.name());
    }

    private boolean allows(Command<?> command, Map<String, Object> values) {
        return new Gate(command.declaration(), caller).opens(values);
    }

    private Stream<String> machines() {
        return fleet.list().stream().map(HostView::name);
    }
}
