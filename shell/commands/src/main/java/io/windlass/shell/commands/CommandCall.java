package io.windlass.shell.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How somebody called the program.
 *
 * @param program its name as it was called; hints repeat it
 * @param arguments what followed
 * @param environment the caller's variables, not the daemon's
 * @param directory the caller's working directory, against which relative paths are meant
 */
public record CommandCall(String program, List<String> arguments, Map<String, String> environment, Path directory) {

    /** Copies what could be changed from outside. */
    public CommandCall {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /**
     * Returns one of the caller's variables.
     *
     * @param name the variable
     * @return its value, or an empty text
     */
    public String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /** Shows no argument and no variable, since some are secret. */
    @Override
    public String toString() {
        return "CommandCall[" + program + "]";
    }
}
