package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.host.InstanceState;
import io.windlass.core.Fleet;
import io.windlass.core.HostView;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Dialect;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.NoOptions;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells where a machine's engine listens. */
@Component
public final class UrlCommand implements Command<NoOptions> {

    private final Fleet fleet;

    @Activate
    public UrlCommand(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public CommandDeclaration<NoOptions> declaration() {
        return CommandDeclaration.of("url", "Get the URL of a machine", Operands.MACHINE_OR_RANGE, NoOptions.class);
    }

    @Override
    public Output run(Invocation<NoOptions> invocation) {
        Dialect dialect = invocation.call().dialect();
        return invocation.each(
                name -> fleet.get(name, Freshness.SINGLE, Freshness.DEADLINE).thenApply(host -> url(host, dialect)));
    }

    private static Output url(HostView host, Dialect dialect) {
        Errors.requireIntact(host);
        Output url = Output.lines(
                LastKnown.engine(host).orElseThrow(Errors::notRunning).toString());
        return host.state() == InstanceState.UNKNOWN && dialect == Dialect.MACHINE
                ? new Output.Several(
                        List.of(
                                url,
                                new Output.Notes(List.of(Errors.unknown(host).text()))),
                        List.of())
                : url;
    }
}
