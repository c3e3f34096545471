package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.MachineException;
import io.windlass.shell.commands.Output;
import java.util.List;

/** What docker-machine says once all machines are as they were wished. */
final class ClosingHint {

    private ClosingHint() {}

    static Output addresses(Output done, String verb, String program) {
        return after(
                done,
                verb + " machines may have new IP addresses. You may need to re-run the `" + program
                        + " env` command.");
    }

    static Output environment(Output done, List<String> names, String program) {
        return after(
                done,
                "To see how to connect your Docker Client to the Docker Engine running on this virtual machine, run: "
                        + program + " env " + (names.size() == 1 ? names.getFirst() : "NAME"));
    }

    private static Output after(Output done, String hint) {
        return failed(done) ? done : new Output.Several(List.of(done, Output.lines(hint)), List.of());
    }

    private static boolean failed(Output output) {
        return output instanceof Output.Several(List<Output> outputs, List<MachineException> failures)
                && (!failures.isEmpty() || outputs.stream().anyMatch(ClosingHint::failed));
    }
}
