package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Operation;
import io.windlass.core.Fleet;
import io.windlass.shell.commands.CommandCall;
import io.windlass.shell.commands.Dialect;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Output;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** How the removal of one machine ends. */
record Removal(Fleet fleet, String name, CommandCall call) {

    Output done() {
        return Output.lines("Successfully removed " + name);
    }

    CompletionStage<Output> failed(Throwable thrown) {
        return CompletableFuture.failedFuture(
                switch (cause(thrown)) {
                    case MachineException failure
                    when isMissing(failure) -> new MachineException(failure.code(), problem(failure), "", failure);
                    case MachineException failure ->
                        new MachineException(
                                failure.code(),
                                problem(failure) + "\nCan't remove \"" + name + "\"",
                                failure.hint(),
                                failure);
                    case Throwable unforeseen -> unforeseen;
                });
    }

    /** What cannot be removed is forgotten; that it was not there at all is no failure then. */
    CompletionStage<Output> forget(Throwable thrown, Invocation<?> invocation) {
        if (cause(thrown) instanceof MachineException failure
                && failure.code() == StandardErrorCode.OPERATION_CANCELLED) {
            // Who stops a removal does not want the rest of it either.
            return failed(thrown);
        }
        Output problem = new Output.Notes(List.of(problem(cause(thrown))));
        return invocation
                .begin(fleet.perform(name, Operation.FORGET, invocation.patience(), Progress.SILENT))
                .<Output>thenApply(host -> new Output.Several(List.of(problem, done()), List.of()))
                .exceptionallyCompose(again -> isMissing(cause(again))
                        ? CompletableFuture.completedFuture(new Output.Several(List.of(problem, kept()), List.of()))
                        : failed(again));
    }

    private Output kept() {
        return call.dialect() == Dialect.DOCKER_MACHINE
                ? new Output.Notes(List.of("Can't remove \"" + name + "\""))
                : Output.NOTHING;
    }

    private String problem(Throwable failure) {
        String reason = isMissing(failure) ? call.noSuchMachine(name).text() : String.valueOf(failure.getMessage());
        return "Error removing host \"" + name + "\": " + reason;
    }

    private static boolean isMissing(Throwable thrown) {
        return thrown instanceof MachineException failure && failure.code() == StandardErrorCode.HOST_NOT_FOUND;
    }

    private static Throwable cause(Throwable thrown) {
        Throwable inner = thrown.getCause();
        return thrown instanceof CompletionException && inner != null ? inner : thrown;
    }
}
