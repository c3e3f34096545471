package io.windlass.shell.commands.internal;

import io.windlass.api.option.OptionDeclaration;
import io.windlass.shell.commands.Caller;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.NamePattern;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Says what a command line is about to do, without its secrets. */
final class Deeds {

    private static final String HIDDEN = "(hidden)";

    /** A URL may carry a password. */
    private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/@\\s]+@");

    private Deeds() {}

    static Audit.Deed of(
            Instant time,
            Caller caller,
            CommandDeclaration<?> command,
            List<OptionDeclaration> options,
            Map<String, Object> values,
            List<String> operands) {
        return new Audit.Deed(
                time,
                caller,
                command.name(),
                shown(options, values),
                hosts(command, operands),
                arguments(command, operands));
    }

    private static Map<String, Object> shown(List<OptionDeclaration> options, Map<String, Object> values) {
        Map<String, Object> shown = new HashMap<>();
        options.forEach(declaration -> {
            String name = declaration.option().name();
            Object value = values.get(name);
            if (value != null) {
                shown.put(name, declaration.option().secret() ? HIDDEN : masked(value));
            }
        });
        return shown;
    }

    private static Object masked(Object value) {
        return switch (value) {
            case String text -> masked(text);
            case List<?> texts ->
                texts.stream().map(text -> masked(text.toString())).toList();
            default -> value;
        };
    }

    private static String masked(String text) {
        return LOGIN.matcher(text).replaceAll(HIDDEN + "@");
    }

    private static List<String> hosts(CommandDeclaration<?> command, List<String> operands) {
        return switch (command.operands()) {
            case MACHINE, MACHINE_OR_RANGE, OPTIONAL_MACHINE, MACHINES, NAMES -> operands;
            case NEW_NAME -> NamePattern.expand(operands);
            case MACHINE_AND_WORDS -> operands.subList(0, 1);
            case NONE, IGNORED, PATHS, PATH_AND_FOLDER, STORE_AND_NAMES, COMMAND, WORDS -> List.of();
        };
    }

    /** What a shell on a machine is told is not for the log: nobody knows where a secret is in it. */
    private static List<String> arguments(CommandDeclaration<?> command, List<String> operands) {
        return switch (command.operands()) {
            case PATHS, PATH_AND_FOLDER, STORE_AND_NAMES, WORDS ->
                operands.stream().map(Deeds::masked).toList();
            case MACHINE_AND_WORDS -> operands.size() > 1 ? List.of(HIDDEN) : List.of();
            case MACHINE, MACHINE_OR_RANGE, OPTIONAL_MACHINE, MACHINES, NAMES, NEW_NAME, NONE, IGNORED, COMMAND ->
                List.of();
        };
    }
}
