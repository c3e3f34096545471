package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.option.Option;
import io.windlass.core.Fleet;
import io.windlass.core.HostView;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Prints the docker client's options for a machine. */
@Component
public final class ConfigCommand implements Command<ConfigCommand.Options> {

    private final EngineAccess access;

    /**
     * The options.
     *
     * @param swarm what classic Swarm needed
     */
    public record Options(
            @Option(name = "swarm", help = "Display the Swarm config instead of the Docker daemon (no machine has one)")
            boolean swarm) {}

    @Activate
    public ConfigCommand(@Reference Fleet fleet) {
        this.access = new EngineAccess(fleet);
    }

    @Override
    public CommandDeclaration<Options> declaration() {
        return CommandDeclaration.of(
                "config", "Print the connection config for machine", Operands.MACHINE, Options.class);
    }

    @Override
    public Output run(Invocation<Options> invocation) {
        HostView host = access.checked(
                invocation.operands(),
                invocation.options().swarm(),
                "Error running connection boilerplate: ",
                invocation.call().dialect());
        return Output.lines(
                "--tlsverify",
                "--tlscacert=" + quoted(host, "ca.pem"),
                "--tlscert=" + quoted(host, "cert.pem"),
                "--tlskey=" + quoted(host, "key.pem"),
                "-H=" + host.engine().orElseThrow(Errors::notRunning));
    }

    private static String quoted(HostView host, String file) {
        return "\"" + ShellQuoting.backslashed(host.directory().resolve(file).toString(), "\\\"$`") + "\"";
    }
}
