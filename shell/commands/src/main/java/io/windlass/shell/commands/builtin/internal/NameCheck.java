package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostNames;
import io.windlass.core.Fleet;
import io.windlass.core.HostView;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at all names of a {@code create} line before anything is made. */
record NameCheck(Fleet fleet, String program) {

    void free(List<String> names) {
        try {
            names.forEach(HostNames::requireValid);
        } catch (MachineException e) {
            throw Errors.prefixed("Error creating machine: ", e);
        }
        List<String> taken = names.stream().filter(known()::contains).toList();
        if (!taken.isEmpty()) {
            throw new MachineException(
                    StandardErrorCode.HOST_EXISTS,
                    taken.stream().map(name -> taken(name, null).text()).collect(Collectors.joining("\n")),
                    names.size() > 1 ? "No machine was created." : "");
        }
    }

    void existing(List<String> names) {
        List<String> missing =
                names.stream().filter(Predicate.not(known()::contains)).toList();
        if (!missing.isEmpty()) {
            throw new MachineException(
                    StandardErrorCode.HOST_NOT_FOUND,
                    missing.stream()
                            .map(name -> "Docker machine \"" + name + "\" does not exist.")
                            .collect(Collectors.joining("\n")),
                    "Only a machine that was begun can be resumed. Use \"" + program + " ls\" to list machines.");
        }
    }

    private Set<String> known() {
        return fleet.list().stream().map(HostView::name).collect(Collectors.toSet());
    }

    static MachineException taken(String name, @Nullable MachineException cause) {
        return new MachineException(
                StandardErrorCode.HOST_EXISTS,
                "Docker machine \"" + name + "\" already exists",
                cause == null ? "" : cause.hint(),
                cause);
    }
}
