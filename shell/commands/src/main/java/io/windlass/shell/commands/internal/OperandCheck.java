package io.windlass.shell.commands.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.core.Fleet;
import io.windlass.core.HostView;
import io.windlass.shell.commands.CommandCall;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.LabelSelector;
import io.windlass.shell.commands.NamePattern;
import java.util.ArrayList;
import java.util.List;

/** Checks what follows the options, writes ranges out, and fills in what a selector or nothing stands for. */
final class OperandCheck {

    private static final String DEFAULT = "default";

    private final Fleet fleet;
    private final CommandCall call;
    private final CommandDeclaration<?> command;

    OperandCheck(Fleet fleet, CommandCall call, CommandDeclaration<?> command) {
        this.fleet = fleet;
        this.call = call;
        this.command = command;
    }

    List<String> check(List<String> words, LabelSelector selector) {
        if (!selector.wanted().isEmpty()) {
            require(words.isEmpty(), "Error: Give machine names or a selector, not both");
            return selected(selector);
        }
        return switch (command.operands()) {
            case NONE -> {
                require(words.isEmpty(), "Error: Too many arguments given");
                yield words;
            }
            case MACHINE -> existing(atMostOne(NamePattern.expand(orDefault(atMostOneOrHelp(words)))));
            case MACHINE_OR_RANGE -> existing(NamePattern.expand(orDefault(atMostOne(words))));
            case OPTIONAL_MACHINE -> existing(atMostOne(NamePattern.expand(atMostOne(words))));
            case MACHINES -> existing(NamePattern.expand(orDefault(words)));
            case NAMES -> {
                requireWord(words, "Error: Expected to get one or more machine names as arguments");
                yield NamePattern.expand(words);
            }
            case NEW_NAME -> newName(words);
            case MACHINE_AND_WORDS -> {
                List<String> machine =
                        NamePattern.expand(orDefault(words.stream().limit(1).toList()));
                List<String> all = new ArrayList<>(existing(atMostOne(machine)));
                words.stream().skip(1).forEach(all::add);
                yield List.copyOf(all);
            }
            case IGNORED, PATHS, PATH_AND_FOLDER, STORE_AND_NAMES, WORDS -> words;
        };
    }

    private List<String> selected(LabelSelector selector) {
        List<String> names = fleet.list().stream()
                .filter(selector::matches)
                .map(HostView::name)
                .toList();
        if (names.isEmpty()) {
            throw new MachineException(
                    StandardErrorCode.HOST_NOT_FOUND,
                    "No machine has the labels that are asked for.",
                    "See '" + call.program() + " ls'. Labels are given by '" + call.program()
                            + " update NAME --label name=value'.");
        }
        return names;
    }

    private List<String> newName(List<String> words) {
        requireWord(words, "Error: No machine name specified");
        List<String> extra = words.subList(1, words.size());
        String found = "[" + String.join(" ", extra) + "]";
        require(extra.isEmpty(), "Invalid command line. Found extra arguments " + found);
        return words;
    }

    private List<String> atMostOne(List<String> words) {
        require(words.size() <= 1, "Error: Expected one machine name as an argument");
        return words;
    }

    private List<String> atMostOneOrHelp(List<String> words) {
        if (words.size() > 1) {
            throw new UsageException(
                    UsageException.Kind.WITH_HELP, invalid("Error: Expected one machine name as an argument"));
        }
        return words;
    }

    private List<String> orDefault(List<String> words) {
        if (!words.isEmpty()) {
            return words;
        }
        require(exists(DEFAULT), "Error: No machine name(s) specified and no \"default\" machine exists");
        return List.of(DEFAULT);
    }

    private List<String> existing(List<String> names) {
        List<String> missing = names.stream()
                .filter(name -> !exists(name))
                .map(name -> call.noSuchMachine(name).text())
                .toList();
        if (!missing.isEmpty()) {
            throw new MachineException(StandardErrorCode.HOST_NOT_FOUND, String.join("\n", missing), "");
        }
        return names;
    }

    private boolean exists(String name) {
        try {
            fleet.get(name);
            return true;
        } catch (MachineException e) {
            if (e.code() == StandardErrorCode.HOST_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private void requireWord(List<String> words, String message) {
        if (words.isEmpty()) {
            throw new UsageException(UsageException.Kind.WITH_HELP, invalid(message));
        }
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw invalid(message);
        }
    }

    private MachineException invalid(String message) {
        return new MachineException(
                StandardErrorCode.INVALID_ARGUMENT,
                message,
                "See '" + call.program() + " " + command.name() + " --help'.");
    }
}
