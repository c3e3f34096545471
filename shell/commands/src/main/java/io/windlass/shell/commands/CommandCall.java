package io.windlass.shell.commands;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
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
     * Returns whose habits the caller expects.
     *
     * @return as the program's name says
     */
    public Dialect dialect() {
        return Dialect.of(program);
    }

    /**
     * Makes the failure for a machine that is not there.
     *
     * @param machine the name that was given
     * @return in docker-machine's words, with the program's name as it was called
     */
    public MachineException noSuchMachine(String machine) {
        return new MachineException(
                StandardErrorCode.HOST_NOT_FOUND,
                "Docker machine \"" + machine + "\" does not exist. Use \"" + program + " ls\" to list machines. Use \""
                        + program + " create\" to add a new one.",
                "");
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
