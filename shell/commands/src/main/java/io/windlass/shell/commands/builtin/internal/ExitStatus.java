package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.shell.commands.CommandCall;
import io.windlass.shell.commands.Dialect;
import io.windlass.shell.commands.Output;
import java.util.List;
import java.util.stream.Stream;

/**
 * What becomes of the exit status of a program that a command runs, on a machine or in the caller's place. It is passed
 * on; but docker-machine says it on standard error and ends with 1, and scripts of its users know no other.
 *
 * @param passed whether it is passed on
 */
record ExitStatus(boolean passed) {

    /** The shell is there wherever docker-machine's callers are; the program's standard streams stay the caller's. */
    private static final String TOLD =
            "\"$@\"; status=$?; [ $status -eq 0 ] || { echo \"exit status $status\" >&2; exit 1; }";

    static ExitStatus of(CommandCall call) {
        return new ExitStatus(call.dialect() != Dialect.DOCKER_MACHINE);
    }

    /** Of a program that ran on a machine; {@code wording} is docker-machine's for it. */
    Output of(int status, String wording) {
        if (passed || status == 0) {
            return new Output.Status(status);
        }
        throw new MachineException(StandardErrorCode.REMOTE_COMMAND_FAILED, wording + " " + status, "");
    }

    /** Of a program that is to run in the caller's place. */
    Output ofLocal(List<String> arguments) {
        return new Output.RunLocally(
                passed
                        ? arguments
                        : Stream.concat(Stream.of("sh", "-c", TOLD, arguments.getFirst()), arguments.stream())
                                .toList());
    }
}
