package io.windlass.shell.commands.internal;

import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import io.windlass.shell.commands.CommandCall;
import io.windlass.shell.commands.CommandRunner;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Output;
import io.windlass.shell.commands.Session;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** One call of a command while it runs. */
final class RunningCommand<A extends Record> implements Invocation<A> {

    private final A options;
    private final Map<String, Object> values;
    private final List<String> operands;
    private final Caller caller;
    private volatile boolean operating;

    /** Who calls, and how to write to them. */
    record Caller(
            CommandRunner runner, CommandCall call, Session session, SessionWriter writer, String productVersion) {}

    RunningCommand(A options, Map<String, Object> values, List<String> operands, Caller caller) {
        this.options = options;
        this.values = values;
        this.operands = operands;
        this.caller = caller;
    }

    /** Whether something was begun that goes on without the caller. */
    boolean operating() {
        return operating;
    }

    @Override
    public A options() {
        return options;
    }

    @Override
    public Map<String, Object> values() {
        return values;
    }

    @Override
    public List<String> operands() {
        return operands;
    }

    @Override
    public CommandCall call() {
        return caller.call();
    }

    @Override
    public CommandRunner runner() {
        return caller.runner();
    }

    @Override
    public Session session() {
        return caller.session();
    }

    @Override
    public String productVersion() {
        return caller.productVersion();
    }

    @Override
    public Progress progress() {
        operating = true;
        return caller.writer();
    }

    @Override
    public boolean confirm(String question) {
        caller.writer().text(question);
        try {
            int first = session().input().read();
            int next = first;
            while (next >= 0 && next != '\n') {
                next = session().input().read();
            }
            return first == 'y' || first == 'Y';
        } catch (InterruptedIOException e) {
            throw new CommandInterrupted(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get();
        } catch (InterruptedException e) {
            throw new CommandInterrupted(e);
        } catch (ExecutionException e) {
            throw Failures.of(e);
        }
    }

    @Override
    public Output each(List<String> names, Function<String, ? extends CompletionStage<Output>> action) {
        List<CompletableFuture<Output>> begun =
                names.stream().map(name -> begin(name, action)).toList();
        List<Output> outputs = new ArrayList<>();
        List<MachineException> failures = new ArrayList<>();
        for (CompletableFuture<Output> one : begun) {
            try {
                outputs.add(await(one));
            } catch (MachineException e) {
                failures.add(e);
            }
        }
        return new Output.Several(outputs, failures);
    }

    private static CompletableFuture<Output> begin(
            String name, Function<String, ? extends CompletionStage<Output>> action) {
        try {
            return action.apply(name).toCompletableFuture();
        } catch (MachineException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
