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

/** Prints what makes a shell's docker client speak to a machine. */
@Component
public final class EnvCommand implements Command<EnvCommand.Options> {

    private final EngineAccess access;

    /**
     * The options.
     *
     * @param swarm what classic Swarm needed
     * @param shell for which shell; empty for the one in the caller's SHELL
     * @param unset whether to drop the variables
     * @param noProxy whether the machine's address is excluded from the proxy
     */
    public record Options(
            @Option(name = "swarm", help = "Display the Swarm config instead of the Docker daemon (no machine has one)")
            boolean swarm,

            @Option(
                    name = "shell",
                    help =
                            "Force environment to be configured for a specified shell: [fish, cmd, powershell, tcsh, emacs], default is auto-detect")
            String shell,

            @Option(name = "unset", letter = "u", help = "Unset variables instead of setting them")
            boolean unset,

            @Option(name = "no-proxy", help = "Add machine IP to NO_PROXY environment variable")
            boolean noProxy) {}

    @Activate
    public EnvCommand(@Reference Fleet fleet) {
        this.access = new EngineAccess(fleet);
    }

    @Override
    public CommandDeclaration<Options> declaration() {
        return CommandDeclaration.of(
                "env",
                "Display the commands to set up the environment for the Docker client",
                Operands.OPTIONAL_MACHINE,
                Options.class);
    }

    @Override
    public Output run(Invocation<Options> invocation) {
        Options options = invocation.options();
        DockerEnvironment environment = DockerEnvironment.of(invocation.call(), options.shell());
        if (options.unset()) {
            if (!invocation.operands().isEmpty()) {
                throw Errors.invalid("Error: Expected no machine name when the -u flag is present", "");
            }
            return environment.unset(options.noProxy());
        }
        HostView host = access.checked(
                invocation.operands(),
                options.swarm(),
                "Error checking TLS connection: ",
                invocation.call().dialect());
        return environment.set(host, options.noProxy());
    }
}
