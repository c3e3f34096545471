package io.windlass.shell.console.internal;

import io.windlass.api.Progress;
import io.windlass.core.HostView;
import io.windlass.core.OngoingOperation;
import io.windlass.core.Patience;
import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.CommandCall;
import io.windlass.shell.commands.CommandRunner;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Output;
import io.windlass.shell.commands.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A call of the shell command, with streams in memory. */
final class FakeInvocation implements Invocation<ShellCommand.Options>, Session {

    final ByteArrayOutputStream output = new ByteArrayOutputStream();
    final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final ShellCommand.Options options;
    private final InputStream input;
    private final Optional<ClientTerminal> terminal;
    private final OutputStream out;

    FakeInvocation(String line, String input) {
        this.options = new ShellCommand.Options(line);
        this.input = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        this.terminal = Optional.empty();
        this.out = output;
    }

    FakeInvocation(InputStream input, OutputStream output, ClientTerminal terminal) {
        this.options = new ShellCommand.Options("");
        this.input = input;
        this.terminal = Optional.of(terminal);
        this.out = output;
    }

    String outputText() {
        return output.toString(StandardCharsets.UTF_8);
    }

    String errorText() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    @Override
    public ShellCommand.Options options() {
        return options;
    }

    @Override
    public Map<String, Object> values() {
        return Map.of();
    }

    @Override
    public List<String> operands() {
        return List.of();
    }

    @Override
    public CommandCall call() {
        return new CommandCall("machine", List.of("shell"), Map.of("TERM", "xterm", "X", "y"), Path.of("/home/user"));
    }

    @Override
    public Session session() {
        return this;
    }

    @Override
    public boolean nativeSsh() {
        return false;
    }

    @Override
    public CommandRunner runner() {
        return new FakeRunner();
    }

    @Override
    public String productVersion() {
        return "";
    }

    @Override
    public Progress progress() {
        return Progress.SILENT;
    }

    @Override
    public Progress progress(String machine) {
        return Progress.SILENT;
    }

    @Override
    public Patience patience() {
        return Patience.CONFIGURED;
    }

    @Override
    public CompletionStage<HostView> begin(OngoingOperation operation) {
        return operation.result();
    }

    @Override
    public Answer ask(String question) {
        return Answer.NONE;
    }

    @Override
    public <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Override
    public Output each(Function<String, ? extends CompletionStage<Output>> action) {
        return Output.NOTHING;
    }

    @Override
    public Output operate(
            String done, List<String> machines, Function<String, ? extends CompletionStage<Output>> action) {
        return Output.NOTHING;
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return out;
    }

    @Override
    public OutputStream errors() {
        return errors;
    }

    @Override
    public Optional<ClientTerminal> terminal() {
        return terminal;
    }

    @Override
    public Optional<ClientTerminal> screen() {
        return terminal;
    }

    @Override
    public void runLocally(List<String> arguments) {
        throw new AssertionError("nothing to replace");
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public boolean gone() {
        return false;
    }
}
