package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.core.Fleet;
import io.windlass.core.HostView;
import io.windlass.shell.commands.Dialect;
import java.net.URI;
import java.util.List;

/** Finds the machine whose engine is wanted, and makes sure that it answers to the client's certificate. */
record EngineAccess(Fleet fleet) {

    HostView checked(List<String> names, boolean swarm, String prefix, Dialect dialect) {
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
            throw Errors.prefixed(prefix, dialect == Dialect.DOCKER_MACHINE ? asDockerMachine(host, e) : e);
        }
    }

    private static MachineException asDockerMachine(HostView host, MachineException failure) {
        if (failure.code() == StandardErrorCode.HOST_STATE) {
            return failure;
        }
        String engine = host.engine().map(URI::getAuthority).orElse("");
        return new MachineException(
                failure.code(),
                "Error checking and/or regenerating the certs: There was an error validating certificates for host \""
                        + engine + "\": " + failure.text()
                        + "\nYou can attempt to regenerate them using 'docker-machine regenerate-certs [name]'."
                        + "\nBe advised that this will trigger a Docker daemon restart which might stop running containers.\n",
                "",
                failure);
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
