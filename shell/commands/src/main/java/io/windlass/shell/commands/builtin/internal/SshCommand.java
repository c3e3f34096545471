package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.InstanceState;
import io.windlass.core.Fleet;
import io.windlass.core.HostView;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.NoOptions;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import io.windlass.shell.commands.Session;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Runs a command on a machine over the kept connection, or lets the caller's own ssh log in. */
@Component
public final class SshCommand implements Command<NoOptions> {

    private final Fleet fleet;

    @Activate
    public SshCommand(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public CommandDeclaration<NoOptions> declaration() {
        return CommandDeclaration.of(
                "ssh", "Log into or run a command on a machine with SSH.", Operands.MACHINE_AND_WORDS, NoOptions.class);
    }

    @Override
    public Output run(Invocation<NoOptions> invocation) {
        HostView host = invocation.await(fleet.get(invocation.machine(), Freshness.SINGLE, Freshness.DEADLINE));
        List<String> words =
                invocation.operands().subList(1, invocation.operands().size());
        if (!words.isEmpty() && words.getFirst().equals("--")) {
            words = words.subList(1, words.size());
        }
        try {
            // A host of which nobody knows anything is worth the attempt.
            if (host.state() != InstanceState.UNKNOWN) {
                Errors.requireRunning(host);
            }
            if (words.isEmpty() || words.getFirst().startsWith("-")) {
                return new Output.RunLocally(new SshLogin(fleet).arguments(host, words));
            }
            Session session = invocation.session();
            return new Output.Status(fleet.remote(host.name()).stream(
                    String.join(" ", words), session.input(), session.output(), session.errors()));
        } catch (MachineException e) {
            throw worded(e, host);
        }
    }

    private static MachineException worded(MachineException failure, HostView host) {
        return failure.code() != StandardErrorCode.HOST_STATE
                ? failure
                : new MachineException(
                        failure.code(),
                        "Error: Cannot run SSH command: Host \"" + host.name() + "\" is not running",
                        failure.hint(),
                        failure);
    }
}
