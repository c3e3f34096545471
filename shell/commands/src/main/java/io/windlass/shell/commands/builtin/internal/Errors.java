package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Failure;
import io.windlass.api.host.InstanceState;
import io.windlass.core.HostView;
import io.windlass.shell.commands.Output;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The wording of failures that several commands share. */
final class Errors {

    private Errors() {}

    static MachineException prefixed(String prefix, MachineException failure) {
        return new MachineException(failure.code(), prefix + failure.text(), failure.hint(), failure);
    }

    static MachineException invalid(String message, String hint) {
        return new MachineException(StandardErrorCode.INVALID_ARGUMENT, message, hint);
    }

    /** Help for whoever has not given what a command takes, as docker-machine has it. */
    static Output improper(String command) {
        return new Output.Several(
                List.of(new Output.Help(command)), List.of(invalid("Improper number of arguments", "")));
    }

    static MachineException notRunning() {
        return new MachineException(StandardErrorCode.HOST_STATE, "Host is not running", "");
    }

    /** As the framework says it where it looks for the machine. */
    static MachineException unknownMachine(String name, String program, MachineException cause) {
        return new MachineException(
                StandardErrorCode.HOST_NOT_FOUND,
                "Docker machine \"" + name + "\" does not exist. Use \"" + program + " ls\" to list machines. Use \""
                        + program + " create\" to add a new one.",
                "",
                cause);
    }

    static void requireIntact(HostView host) {
        if (host.record().isEmpty()) {
            throw damaged(host);
        }
    }

    static void requireRunning(HostView host) {
        requireIntact(host);
        if (host.state() == InstanceState.UNKNOWN) {
            throw unknown(host);
        }
        if (host.state() == InstanceState.ERROR && host.failure().isPresent()) {
            throw broken(host, host.failure().get());
        }
        if (host.state() != InstanceState.RUNNING) {
            throw notRunning();
        }
    }

    static MachineException unknown(HostView host) {
        return new MachineException(
                StandardErrorCode.HOST_STATE,
                "Nobody knows whether host \"" + host.name() + "\" is running: " + LastKnown.of(host, Instant.now()),
                host.failure().map(Failure::message).orElse(""));
    }

    /** What was found of it, such as a host key that is not its own. */
    private static MachineException broken(HostView host, Failure failure) {
        return new MachineException(
                Arrays.stream(StandardErrorCode.values())
                        .filter(code -> code.name().equals(failure.code()))
                        .findFirst()
                        .orElse(StandardErrorCode.PROVIDER_FAILED),
                "Host \"" + host.name() + "\" cannot be used: " + failure.message(),
                failure.hint());
    }

    private static MachineException damaged(HostView host) {
        return new MachineException(
                StandardErrorCode.STORE_DAMAGED,
                "Machine \"" + host.name() + "\" cannot be used: "
                        + host.failure().map(Failure::message).orElse("its file is damaged"),
                host.failure().map(Failure::hint).orElse(""));
    }
}
