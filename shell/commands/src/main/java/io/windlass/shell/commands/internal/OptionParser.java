package io.windlass.shell.commands.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.option.OptionDeclaration;
import io.windlass.shell.commands.CommandCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads options as docker-machine does: {@code -x} is {@code --x}, and options end at the first word that is none. */
final class OptionParser {

    private final List<OptionDeclaration> declarations;
    private final CommandCall call;

    /**
     * What was read.
     *
     * @param values by long names
     * @param operands what is left
     * @param help whether help was asked for
     */
    record Parsed(Map<String, Object> values, List<String> operands, boolean help) {}

    OptionParser(List<OptionDeclaration> declarations, CommandCall call) {
        this.declarations = declarations;
        this.call = call;
    }

    /** Options may stand behind the operands if an operand came first; then the operands keep their place in front. */
    Parsed parse(List<String> words) {
        int leading = 0;
        while (leading < words.size() && !isOption(words.get(leading))) {
            leading++;
        }
        Parsed rest = parseLeading(words.subList(leading, words.size()));
        List<String> operands = Stream.concat(words.subList(0, leading).stream(), rest.operands().stream())
                .toList();
        return new Parsed(rest.values(), operands, rest.help());
    }

    /** Reads options up to the first word that is none. */
    Parsed parseLeading(List<String> words) {
        Map<String, Object> values = new HashMap<>();
        Deque<String> rest = new ArrayDeque<>(words);
        boolean help = false;
        while (!rest.isEmpty() && isOption(rest.getFirst())) {
            String word = rest.removeFirst();
            if (word.equals("--")) {
                break;
            }
            help |= readOption(word, rest, values);
        }
        readEnvironment(values);
        return new Parsed(Map.copyOf(values), List.copyOf(rest), help);
    }

    private static boolean isOption(String word) {
        return word.length() > 1 && word.startsWith("-");
    }

    private boolean readOption(String word, Deque<String> rest, Map<String, Object> values) {
        String body = word.substring(word.startsWith("--") ? 2 : 1);
        int equals = body.indexOf('=');
        String name = equals < 0 ? body : body.substring(0, equals);
        if (name.isEmpty() || name.startsWith("-")) {
            throw invalid("bad flag syntax: " + word);
        }
        Optional<OptionDeclaration> found = find(name);
        if (found.isEmpty()) {
            if (name.equals("help") || name.equals("h")) {
                return true;
            }
            throw invalid("flag provided but not defined: -" + name);
        }
        OptionDeclaration declaration = found.get();
        String text = equals < 0 ? nextValue(declaration, name, rest) : body.substring(equals + 1);
        put(values, declaration, resolved(declaration, value(declaration, name, text)));
        return false;
    }

    private static Object value(OptionDeclaration declaration, String name, String text) {
        try {
            return declaration.parse(text);
        } catch (MachineException e) {
            String kind = switch (declaration.type()) {
                case SWITCH -> "boolean value \"" + text + "\" for -";
                case NUMBER -> "value \"" + text + "\" for flag -";
                case TEXT, LIST -> "";
            };
            throw UsageException.unreadable(
                    kind.isEmpty()
                            ? e
                            : new MachineException(e.code(), "invalid " + kind + name + ": parse error", e.hint(), e));
        }
    }

    private static String nextValue(OptionDeclaration declaration, String name, Deque<String> rest) {
        if (declaration.type() == OptionDeclaration.Type.SWITCH) {
            return "true";
        }
        if (rest.isEmpty()) {
            throw invalid("flag needs an argument: -" + name);
        }
        return rest.removeFirst();
    }

    private static void put(Map<String, Object> values, OptionDeclaration declaration, Object value) {
        String name = declaration.option().name();
        if (value instanceof List<?> added && values.get(name) instanceof List<?> before) {
            List<Object> all = new ArrayList<>(before);
            all.addAll(added);
            values.put(name, List.copyOf(all));
        } else {
            values.put(name, value);
        }
    }

    private void readEnvironment(Map<String, Object> values) {
        for (OptionDeclaration declaration : declarations) {
            String variable = declaration.option().env();
            String text = variable.isEmpty() ? "" : call.variable(variable);
            if (!text.isEmpty() && !values.containsKey(declaration.option().name())) {
                values.put(declaration.option().name(), fromEnvironment(declaration, variable, text));
            }
        }
    }

    private Object fromEnvironment(OptionDeclaration declaration, String variable, String text) {
        try {
            return resolved(declaration, declaration.parseEnvironment(text));
        } catch (MachineException e) {
            throw new MachineException(e.code(), "The environment variable " + variable + ": " + e.text(), e.hint(), e);
        }
    }

    /** Paths are meant against the caller's folder, and nobody behind this point knows it. */
    private Object resolved(OptionDeclaration declaration, Object value) {
        if (!declaration.option().path()) {
            return value;
        }
        return switch (value) {
            case String text
            when !text.isEmpty() -> call.directory().resolve(text).toString();
            case List<?> texts ->
                texts.stream()
                        .map(text -> call.directory().resolve(text.toString()).toString())
                        .toList();
            default -> value;
        };
    }

    private Optional<OptionDeclaration> find(String name) {
        return declarations.stream()
                .filter(declaration -> declaration.option().name().equals(name)
                        || declaration.option().letter().equals(name))
                .findFirst();
    }

    private static UsageException invalid(String message) {
        return UsageException.unreadable(new MachineException(StandardErrorCode.INVALID_ARGUMENT, message, ""));
    }
}
