package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostNames;
import io.windlass.api.option.OptionDeclaration;
import io.windlass.core.Fleet;
import io.windlass.core.NewHost;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes a machine. */
@Component
public final class CreateCommand implements Command<CreateOptions> {

    private final Fleet fleet;

    @Activate
    public CreateCommand(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public CommandDeclaration<CreateOptions> declaration() {
        return CommandDeclaration.of("create", "Create a machine", Operands.NEW_NAME, CreateOptions.class);
    }

    @Override
    public List<OptionDeclaration> furtherOptions(List<String> words, Map<String, String> environment) {
        CreateWords create = new CreateWords(words);
        create.refuseSwarm();
        return fleet.driverOptions(create.driver(environment)).declarations();
    }

    @Override
    public Output run(Invocation<CreateOptions> invocation) {
        String name = invocation.machine();
        String program = invocation.call().program();
        try {
            HostNames.requireValid(name);
            invocation.await(fleet.create(wish(name, invocation), invocation.progress()));
        } catch (MachineException e) {
            throw worded(e, name);
        }
        return Output.lines("To see how to connect your Docker Client to the Docker Engine running on this virtual"
                + " machine, run: " + program + " env " + name);
    }

    private NewHost wish(String name, Invocation<CreateOptions> invocation) {
        CreateOptions options = invocation.options();
        Map<String, Object> values = new HashMap<>(invocation.values());
        declaration()
                .options()
                .declarations()
                .forEach(shared -> values.remove(shared.option().name()));
        return new NewHost(
                name,
                options.driver(),
                values,
                options.engine(),
                options.tlsSans(),
                options.sshDeadline(),
                options.keepOnFailure());
    }

    private static MachineException worded(MachineException failure, String name) {
        return switch (failure.code()) {
            case StandardErrorCode.HOST_EXISTS ->
                new MachineException(
                        failure.code(), "Docker machine \"" + name + "\" already exists", failure.hint(), failure);
            case StandardErrorCode.INVALID_ARGUMENT ->
                Errors.prefixed("Error setting machine configuration from flags provided: ", failure);
            case StandardErrorCode.PRECONDITION_FAILED ->
                new MachineException(
                        failure.code(),
                        "Error with pre-create check: \"" + failure.text() + "\"",
                        failure.hint(),
                        failure);
            case StandardErrorCode.DRIVER_NOT_FOUND -> failure;
            default -> Errors.prefixed("Error creating machine: ", failure);
        };
    }
}
