package io.windlass.shell.commands.builtin.internal;

import io.windlass.shell.commands.Output;
import java.util.List;

/** What docker-machine says once all machines run again. */
final class AddressHint {

    private AddressHint() {}

    static Output after(Output done, String verb, String program) {
        if (done instanceof Output.Several several && !several.failures().isEmpty()) {
            return done;
        }
        String hint =
                verb + " machines may have new IP addresses. You may need to re-run the `" + program + " env` command.";
        return new Output.Several(List.of(done, Output.lines(hint)), List.of());
    }
}
