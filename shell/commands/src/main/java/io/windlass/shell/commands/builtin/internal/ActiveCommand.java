package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.option.Option;
import io.windlass.core.Fleet;
import io.windlass.core.HostView;
import io.windlass.shell.commands.Access;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import io.windlass.shell.commands.Role;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells to which machine the caller's {@code DOCKER_HOST} points. */
@Component
public final class ActiveCommand implements Command<ActiveCommand.Options> {

    private final Fleet fleet;

    /**
     * The options.
     *
     * @param timeout in seconds
     */
    public record Options(
            @Option(name = "timeout", letter = "t", value = "10", help = "Timeout in seconds, default to 10s")
            int timeout) {}

    @Activate
    public ActiveCommand(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public CommandDeclaration<Options> declaration() {
        return CommandDeclaration.of("active", "Print which machine is active", Operands.NONE, Options.class)
                .with(Access.toRead(Role.VIEWER));
    }

    @Override
    public Output run(Invocation<Options> invocation) {
        String wanted = invocation.call().variable("DOCKER_HOST");
        Duration deadline = Duration.ofSeconds(Math.max(0, invocation.options().timeout()));
        return fleet.list().stream()
                .filter(host -> host.engine().map(Object::toString).orElse("").equals(wanted) && !wanted.isEmpty())
                .map(host -> invocation.await(fleet.get(host.name(), Freshness.SINGLE, deadline)))
                .filter(host -> LastKnown.engine(host).isPresent())
                .map(HostView::name)
                .map(Output::lines)
                .findFirst()
                .orElseThrow(() -> new MachineException(StandardErrorCode.HOST_NOT_FOUND, "No active host found", ""));
    }
}
