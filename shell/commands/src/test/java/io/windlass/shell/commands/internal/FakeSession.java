package io.windlass.shell.commands.internal;

import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A caller in memory. */
public final class FakeSession implements Session {

    private final InputStream input;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private volatile List<String> local = List.of();
    private final Optional<ClientTerminal> screen;
    private final Optional<ClientTerminal> terminal;
    private volatile boolean cancelled;
    private volatile boolean gone;

    public FakeSession(String input) {
        this(input, Optional.empty());
    }

    public FakeSession(String input, Optional<ClientTerminal> screen) {
        this(input, screen, Optional.empty());
    }

    FakeSession(String input, Optional<ClientTerminal> screen, Optional<ClientTerminal> terminal) {
        this.screen = screen;
        this.terminal = terminal;
        this.input = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return output;
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
        return screen;
    }

    @Override
    public void runLocally(List<String> arguments) {
        local = arguments;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public boolean gone() {
        return gone;
    }

    public void leave(Thread runner) {
        gone = true;
        cancel(runner);
    }

    public void cancel(Thread runner) {
        cancelled = true;
        runner.interrupt();
    }

    public String outputText() {
        return output.toString(StandardCharsets.UTF_8);
    }

    public String errorText() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    public List<String> local() {
        return local;
    }
}
