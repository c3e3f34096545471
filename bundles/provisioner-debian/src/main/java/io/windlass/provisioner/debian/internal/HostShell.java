package io.windlass.provisioner.debian.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.ssh.CommandResult;
import io.windlass.api.ssh.Remote;
import io.windlass.api.ssh.RemoteCommand;

/** The host's shell, with failures in the words of the step that failed. */
record HostShell(Remote remote, String hostName) {

    private static final int LONGEST_REASON = 1500;

    static RemoteCommand asRoot(String... arguments) {
        return RemoteCommand.of(arguments).withRoot();
    }

    CommandResult run(RemoteCommand command) {
        return remote.run(command);
    }

    String require(String step, RemoteCommand command) {
        return require(step, command, "");
    }

    /** Runs the first command, which shows whether there is a way to root's rights at all. */
    String requireRoot(RemoteCommand command) {
        return require(
                "look at the host",
                command,
                "The login has to be root or have sudo without a password; every step of the set-up needs root.");
    }

    String require(String step, RemoteCommand command, String hint) {
        CommandResult result = run(command);
        if (!result.succeeded()) {
            String said = result.errors().isBlank() ? result.output() : result.errors();
            String reason = said.isBlank() ? "exit status " + result.exitStatus() : end(said);
            throw failure(step, reason, hint);
        }
        return result.output();
    }

    MachineException failure(String step, String reason, String hint) {
        return new MachineException(
                StandardErrorCode.ENGINE_SETUP_FAILED, "Cannot " + step + " on \"" + hostName + "\": " + reason, hint);
    }

    static String end(String text) {
        String stripped = text.strip();
        return stripped.substring(Math.max(0, stripped.length() - LONGEST_REASON));
    }
}
