package io.windlass.shell.commands.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.core.Fleet;
import io.windlass.shell.commands.CommandDeclaration;
import java.util.ArrayList;
import java.util.List;

/** Checks what follows the options, and fills in the machine called {@code default}. */
final class OperandCheck {

    private static final String DEFAULT = "default";

    private final Fleet fleet;
    private final String program;

    OperandCheck(Fleet fleet, String program) {
        this.fleet = fleet;
        this.program = program;
    }

    List<String> check(CommandDeclaration<?> command, List<String> words) {
        return switch (command.operands()) {
            case NONE -> {
                require(words.isEmpty(), "Error: Too many arguments given", command);
                yield words;
            }
            case MACHINE -> {
                atMostOne(words, command);
                yield existing(orDefault(words, command));
            }
            case OPTIONAL_MACHINE -> {
                atMostOne(words, command);
                yield existing(words);
            }
            case MACHINES -> existing(orDefault(words.stream().distinct().toList(), command));
            case NAMES -> {
                require(!words.isEmpty(), "Error: Expected to get one or more machine names as arguments", command);
                yield words.stream().distinct().toList();
            }
            case NEW_NAME -> {
                require(!words.isEmpty(), "Error: No machine name specified", command);
                List<String> extra = words.subList(1, words.size());
                String found = "[" + String.join(" ", extra) + "]";
                require(extra.isEmpty(), "Invalid command line. Found extra arguments " + found, command);
                yield words;
            }
            case MACHINE_AND_WORDS -> {
                List<String> machine =
                        existing(orDefault(words.stream().limit(1).toList(), command));
                List<String> all = new ArrayList<>(machine);
                words.stream().skip(1).forEach(all::add);
                yield List.copyOf(all);
            }
            case IGNORED, WORDS -> words;
        };
    }

    private void atMostOne(List<String> words, CommandDeclaration<?> command) {
        require(words.size() <= 1, "Error: Expected one machine name as an argument", command);
    }

    private List<String> orDefault(List<String> words, CommandDeclaration<?> command) {
        if (!words.isEmpty()) {
            return words;
        }
        require(exists(DEFAULT), "Error: No machine name(s) specified and no \"default\" machine exists", command);
        return List.of(DEFAULT);
    }

    private List<String> existing(List<String> names) {
        List<String> missing =
                names.stream().filter(name -> !exists(name)).map(this::unknown).toList();
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

    private String unknown(String name) {
        return "Docker machine \"" + name + "\" does not exist. Use \"" + program + " ls\" to list machines. Use \""
                + program + " create\" to add a new one.";
    }

    private void require(boolean condition, String message, CommandDeclaration<?> command) {
        if (!condition) {
            throw new MachineException(
                    StandardErrorCode.INVALID_ARGUMENT,
                    message,
                    "See '" + program + " " + command.name() + " --help'.");
        }
    }
}
