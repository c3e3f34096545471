package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.core.Fleet;
import io.windlass.core.HostView;
import java.util.List;

/** Finds the machine whose engine is wanted, and makes sure that it answers to the client's certificate. */
record EngineAccess(Fleet fleet) {

    HostView checked(List<String> names, boolean swarm, String prefix) {
        HostView host = names.isEmpty() ? theDefault() : fleet.get(names.getFirst());
        if (swarm) {
            throw Errors.invalid(
                    prefix + "\"" + host.name()
                            + "\" is not a swarm master. The --swarm flag is intended for use with swarm masters",
                    "");
        }
        try {
            fleet.engineVersion(host.name());
            // The check may have found a new address.
            return fleet.get(host.name());
        } catch (MachineException e) {
            throw Errors.prefixed(prefix, e);
        }
    }

    private HostView theDefault() {
        try {
            return fleet.get("default");
        } catch (MachineException e) {
            if (e.code() == StandardErrorCode.HOST_NOT_FOUND) {
                throw Errors.invalid("Error: No machine name(s) specified and no \"default\" machine exists", "");
            }
            throw e;
        }
    }
}
