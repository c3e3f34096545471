package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Operation;
import io.windlass.api.option.OptionDeclaration;
import io.windlass.core.Fleet;
import io.windlass.core.OngoingOperation;
import io.windlass.core.Patience;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandCall;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Dialect;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes machines. */
@Component
public final class CreateCommand implements Command<CreateOptions> {

    private static final Output OLD_URL =
            new Output.Notes(List.of("--url without a driver is taken as --driver none. Please name the driver."));

    private final Fleet fleet;

    @Activate
    public CreateCommand(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public CommandDeclaration<CreateOptions> declaration() {
        return CommandDeclaration.operating("create", "Create a machine", Operands.NEW_NAME, CreateOptions.class);
    }

    @Override
    public List<OptionDeclaration> furtherOptions(List<String> words, CommandCall call) {
        CreateWords create = new CreateWords(words);
        create.refuseSwarm();
        if (create.resumes()) {
            create.refuseSettingsOfResumed();
            return List.of();
        }
        try {
            return fleet.driverOptions(create.driver(call)).declarations();
        } catch (MachineException e) {
            throw call.dialect() == Dialect.DOCKER_MACHINE ? asDockerMachine(e, create.driver(call)) : e;
        }
    }

    private static MachineException asDockerMachine(MachineException failure, String driver) {
        return failure.code() != StandardErrorCode.DRIVER_NOT_FOUND
                ? failure
                : new MachineException(
                        failure.code(),
                        "Driver \"" + driver + "\" not found. Do you have the plugin binary \"docker-machine-driver-"
                                + driver + "\" accessible in your PATH?",
                        "",
                        failure);
    }

    @Override
    public Output run(Invocation<CreateOptions> invocation) {
        CreateOptions options = invocation.options();
        String program = invocation.call().program();
        List<String> names = options.names(invocation.machine());
        NameCheck check = new NameCheck(fleet, program);
        if (options.resume()) {
            check.existing(names);
        } else {
            check.free(names);
        }
        Wish wish = new Wish(invocation);
        Output done = invocation.operate("created", names, name -> begin(name, wish, invocation));
        Output hinted = ClosingHint.environment(done, names, program);
        boolean old = new CreateWords(invocation.call().arguments()).isOldUrl(invocation.call());
        return old ? new Output.Several(List.of(OLD_URL, hinted), List.of()) : hinted;
    }

    private CompletionStage<Output> begin(String name, Wish wish, Invocation<CreateOptions> invocation) {
        Patience patience = new Patience(
                invocation.options().sshDeadline(), invocation.patience().each());
        OngoingOperation operation = invocation.options().resume()
                ? fleet.perform(name, Operation.CREATE, patience, invocation.progress(name))
                : fleet.create(wish.of(name), patience, invocation.progress(name));
        return invocation
                .begin(operation)
                .<Output>thenApply(host -> Output.NOTHING)
                .exceptionallyCompose(thrown -> CompletableFuture.failedFuture(worded(thrown, name)));
    }

    private static Throwable worded(Throwable thrown, String name) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause instanceof MachineException failure ? worded(failure, name) : cause;
    }

    private static MachineException worded(MachineException failure, String name) {
        return switch (failure.code()) {
            case StandardErrorCode.HOST_EXISTS -> NameCheck.taken(name, failure);
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
