package io.windlass.shell.commands.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.option.OptionDeclaration;
import io.windlass.shell.commands.Caller;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Role;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a caller give a command, or says why not.
 *
 * @param command what is to be given
 * @param caller who wants to
 */
record Gate(CommandDeclaration<?> command, Caller caller) {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    /** Whether the caller may try, with these options or this action at least. */
    boolean opens(Map<String, Object> values) {
        return command.access().least(values).filter(caller.role()::includes).isPresent() && !elsewhere();
    }

    /** Before anything is read of what follows the command's name. */
    void enter() {
        require(Map.of());
        if (elsewhere()) {
            throw denied(
                    "The command \"" + command.name() + "\" works with files or programs of the caller's computer,"
                            + " and the daemon is at another one.",
                    "Give it at the daemon's computer.");
        }
    }

    /** With the options that were given. */
    void admit(Map<String, Object> values, List<OptionDeclaration> options) {
        require(values);
        if (!caller.remote()) {
            return;
        }
        for (OptionDeclaration declaration : options) {
            String name = declaration.option().name();
            if (declaration.option().path() && values.containsKey(name)) {
                throw denied(
                        "The option --" + name + " names a file of the caller's computer, and the daemon is at"
                                + " another one.",
                        "Give the command at the daemon's computer, or leave the option out.");
            }
        }
    }

    private boolean elsewhere() {
        return caller.remote() && command.access().callersComputer();
    }

    private void require(Map<String, Object> values) {
        Role least = command.access()
                .least(values)
                .orElseThrow(() -> denied(
                        "The command \"" + command.name() + "\" does not declare who may give it, so nobody may.",
                        "That is a defect of the bundle it comes from."));
        if (!caller.role().includes(least)) {
            throw denied(
                    "The command \"" + command.name() + "\" needs the role " + least.word() + ", and " + caller.name()
                            + " has the role " + caller.role().word() + ".",
                    "Roles are given in the daemon's file of authorized keys.");
        }
    }

    private MachineException denied(String message, String hint) {
        LOG.warn("Denied to {} from {}: {}", caller.name(), caller.origin(), message);
        return new MachineException(StandardErrorCode.ACCESS_DENIED, message, hint);
    }
}
