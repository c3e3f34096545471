package io.windlass.shell.commands.internal;

import io.windlass.api.Progress;
import io.windlass.core.HostView;
import io.windlass.core.OngoingOperation;
import io.windlass.core.Patience;
import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.CommandCall;
import io.windlass.shell.commands.CommandRunner;
import io.windlass.shell.commands.Dialect;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Output;
import io.windlass.shell.commands.Session;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** One call of a command while it runs. */
final class RunningCommand<A extends Record> implements Invocation<A> {

    private final A options;
    private final Map<String, Object> values;
    private final List<String> operands;
    private final SharedOptions shared;
    private final boolean nativeSsh;
    private final Caller caller;
    private final BegunOperations begun = new BegunOperations();
    private volatile Display display;
    private boolean leftBehind;

    /** Who calls, and how to write to them. */
    record Caller(
            CommandRunner runner, CommandCall call, Session session, SessionWriter writer, String productVersion) {}

    RunningCommand(
            A options,
            Map<String, Object> values,
            List<String> operands,
            SharedOptions shared,
            boolean nativeSsh,
            Caller caller) {
        this.options = options;
        this.values = values;
        this.operands = operands;
        this.shared = shared;
        this.nativeSsh = nativeSsh;
        this.caller = caller;
        this.display = new StepLines(caller.writer(), false);
    }

    /** Whether something was begun that goes on without the caller. */
    boolean operating() {
        return leftBehind || !begun.isEmpty();
    }

    /** Whether an interrupt has made an end of what was begun. */
    boolean stopping() {
        return begun.stopping();
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
    public boolean nativeSsh() {
        return nativeSsh;
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
        return caller.writer();
    }

    @Override
    public Progress progress(String machine) {
        return line -> display.step(machine, line);
    }

    @Override
    public Patience patience() {
        return shared.patience();
    }

    @Override
    public CompletionStage<HostView> begin(OngoingOperation operation) {
        return begun.add(operation);
    }

    @Override
    public Answer ask(String question) {
        caller.writer().text(question);
        try {
            int first = session().input().read();
            int next = first;
            while (next >= 0 && next != '\n') {
                next = session().input().read();
            }
            return switch (first) {
                case 'y', 'Y' -> Answer.YES;
                case -1 -> Answer.NONE;
                default -> Answer.NO;
            };
        } catch (InterruptedIOException e) {
            throw new CommandInterrupted(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public <T> T await(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        while (true) {
            try {
                return future.get();
            } catch (InterruptedException e) {
                if (begun.isEmpty()) {
                    throw new CommandInterrupted(e);
                }
                stop(e);
            } catch (ExecutionException e) {
                throw Failures.of(e);
            }
        }
    }

    /** Stops what was begun. The second time, and for a caller who has gone, it ends the waiting instead. */
    private void stop(InterruptedException interrupt) {
        if (begun.stopping() || session().gone()) {
            throw new CommandInterrupted(interrupt);
        }
        display.note("Cancelling... (press Ctrl-C again to leave it to the daemon)");
        begun.stop();
    }

    @Override
    public Output each(Function<String, ? extends CompletionStage<Output>> action) {
        MachineRun.Interrupts interrupts = new MachineRun.Interrupts(
                interrupt -> {
                    throw new CommandInterrupted(interrupt);
                },
                () -> false);
        Outcomes outcomes = new MachineRun(operands, Integer.MAX_VALUE, display, interrupts).run(action);
        return isDockerMachine() ? outcomes.plain() : outcomes.answers();
    }

    @Override
    public Output operate(
            String done, List<String> machines, Function<String, ? extends CompletionStage<Output>> action) {
        Display before = display;
        Display meanwhile = display(done, machines);
        display = meanwhile;
        try {
            MachineRun.Interrupts interrupts = new MachineRun.Interrupts(this::stop, begun::stopping);
            Outcomes outcomes = new MachineRun(machines, shared.parallel(), meanwhile, interrupts).run(action);
            return isDockerMachine() ? outcomes.plain() : outcomes.summed(done, meanwhile.showsOutcomes());
        } catch (CommandInterrupted e) {
            leftBehind = true;
            throw e;
        } finally {
            display = before;
        }
    }

    private boolean isDockerMachine() {
        return call().dialect() == Dialect.DOCKER_MACHINE;
    }

    private Display display(String done, List<String> machines) {
        if (isDockerMachine()) {
            return new StepLines(caller.writer(), false);
        }
        String type = call().variable("TERM");
        Optional<ClientTerminal> screen = session().screen().filter(_ -> !type.isEmpty() && !type.equals("dumb"));
        return machines.size() > 1 && screen.isPresent()
                ? new RedrawnTable(
                        caller.writer(), screen.get(), InstantSource.system(), new ProgressTable(done, machines))
                : new StepLines(caller.writer(), machines.size() > 1);
    }
}
