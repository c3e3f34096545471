package io.windlass.shell.commands.builtin.internal;

import io.windlass.core.Fleet;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.NoOptions;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Runs a command on a machine over the kept connection; logs in by the caller's own ssh, or by the one built in. */
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
        SshMachines machines = new SshMachines(fleet, "Cannot run SSH command");
        SshWords words = SshWords.parse(
                invocation.operands().subList(1, invocation.operands().size()));
        ExitStatus ending = ExitStatus.of(invocation.call());
        boolean builtIn = words.plain() || invocation.nativeSsh() || !new LocalPrograms(invocation.call()).has("ssh");
        if (!builtIn) {
            OpenSshHost host = machines.open(invocation, invocation.machine());
            return ending.ofLocal(words.openSsh(host));
        }
        SshWords.BuiltIn wanted = words.builtIn();
        machines.running(invocation, invocation.machine());
        int status = new SshLogin(fleet.remote(invocation.machine()), invocation).run(wanted);
        return ending.of(status, invocation.nativeSsh() ? "Process exited with status" : "exit status");
    }
}
