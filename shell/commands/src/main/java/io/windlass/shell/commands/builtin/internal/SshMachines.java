package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.SshEndpoint;
import io.windlass.core.Fleet;
import io.windlass.core.HostView;
import io.windlass.shell.commands.Invocation;
import java.util.Optional;

/**
 * Machines to which somebody wants to get over SSH.
 *
 * @param fleet all machines
 * @param purpose what for, as an error begins, such as {@code Cannot copy files}
 */
record SshMachines(Fleet fleet, String purpose) {

    /** Returns a machine that can be tried: nobody knows better than that it runs. */
    HostView running(Invocation<?> invocation, String name) {
        HostView host;
        try {
            host = invocation.await(fleet.get(name, Freshness.SINGLE, Freshness.DEADLINE));
        } catch (MachineException e) {
            throw e.code() == StandardErrorCode.HOST_NOT_FOUND
                    ? Errors.unknownMachine(name, invocation.call().program(), e)
                    : e;
        }
        Errors.requireIntact(host);
        if (mayAnswer(host)) {
            return host;
        }
        try {
            Errors.requireRunning(host);
            return host;
        } catch (MachineException e) {
            throw worded(e, name);
        }
    }

    /** Where nobody knows anything, or where something has failed, somebody wants to see for themselves. */
    private static boolean mayAnswer(HostView host) {
        boolean gone = host.failure()
                .filter(failure -> failure.code().equals(StandardErrorCode.INSTANCE_GONE.name()))
                .isPresent();
        return host.state() == InstanceState.UNKNOWN || (host.state() == InstanceState.ERROR && !gone);
    }

    /** Returns how OpenSSH gets to a machine, once its host key is pinned: OpenSSH must never be the first to see it. */
    OpenSshHost open(Invocation<?> invocation, String name) {
        HostView host = running(invocation, name);
        HostRecord record = host.record().orElseThrow();
        SshEndpoint endpoint = record.instance()
                .flatMap(Instance::ssh)
                .orElseThrow(() ->
                        new MachineException(StandardErrorCode.NOT_SUPPORTED, "Host \"" + name + "\" has no SSH.", ""));
        if (record.pinnedKeys().isEmpty()) {
            fleet.remote(name);
        }
        return OpenSshHost.of(record, endpoint, host.directory());
    }

    /** Returns how OpenSSH gets to a machine as far as that is known, without asking anybody. */
    static Optional<OpenSshHost> known(HostView host) {
        return host.record()
                .flatMap(record -> record.instance()
                        .flatMap(Instance::ssh)
                        .map(endpoint -> OpenSshHost.of(record, endpoint, host.directory())));
    }

    private MachineException worded(MachineException failure, String name) {
        return failure.code() != StandardErrorCode.HOST_STATE
                ? failure
                : new MachineException(
                        failure.code(),
                        "Error: " + purpose + ": Host \"" + name + "\" is not running",
                        failure.hint(),
                        failure);
    }
}
