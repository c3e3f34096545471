package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.host.Operation;
import io.windlass.api.option.Option;
import io.windlass.core.Fleet;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives engines new certificates. */
@Component
public final class RegenerateCertsCommand implements Command<RegenerateCertsCommand.Options> {

    private final Fleet fleet;

    /**
     * The options.
     *
     * @param force whether nobody is asked
     * @param clientCerts whether the authority's and the client's certificates are renewed before, if they have expired
     */
    public record Options(
            @Option(name = "force", letter = "f", help = "Force rebuild and do not prompt")
            boolean force,

            @Option(name = "client-certs", help = "Also regenerate client certificates and CA.")
            boolean clientCerts) {}

    @Activate
    public RegenerateCertsCommand(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public CommandDeclaration<Options> declaration() {
        return CommandDeclaration.operating(
                "regenerate-certs", "Regenerate TLS certificates for a machine", Operands.MACHINES, Options.class);
    }

    @Override
    public Output run(Invocation<Options> invocation) {
        int count = invocation.operands().size();
        invocation
                .progress()
                .line((count == 1 ? "1 engine restarts" : count + " engines restart")
                        + ", and containers stop that are not to survive it.");
        if (!invocation.options().force()) {
            switch (invocation.ask("Regenerate TLS machine certs?  Warning: this is irreversible. (y/n): ")) {
                case YES -> {}
                case NO -> {
                    return Output.NOTHING;
                }
                case NONE -> throw Errors.invalid("EOF", "Nobody was there to say yes: give --force.");
            }
        }
        invocation.progress().line("Regenerating TLS certificates");
        if (invocation.options().clientCerts()) {
            invocation.progress().line("Regenerating local certificates");
            fleet.renewCertificates(invocation.progress());
        }
        return new OnEach(fleet, Operation.REGENERATE_CERTS, "given new certificates").run(invocation);
    }
}
