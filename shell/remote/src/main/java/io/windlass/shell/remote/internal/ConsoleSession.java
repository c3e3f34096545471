package io.windlass.shell.remote.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.shell.commands.Caller;
import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The caller of one shell or one line, at another computer. */
final class ConsoleSession implements Session {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSession.class);

    private final Caller caller;
    private final Optional<PtyTerminal> terminal;
    private final Ends ends;
    private final InputStream input;
    private final OutputStream output;
    private final OutputStream errors;
    private @Nullable Thread runner;
    private volatile boolean cancelled;
    private volatile boolean gone;
    private boolean done;

    /**
     * What connects this to the caller.
     *
     * @param input what comes from there
     * @param writer what goes there
     * @param active to be told of each piece of either
     */
    record Ends(InputStream input, ChannelWriter writer, Runnable active) {}

    ConsoleSession(Caller caller, Optional<PtyTerminal> terminal, Ends ends) {
        this.caller = caller;
        this.terminal = terminal;
        this.ends = ends;
        this.input = terminal.<InputStream>map(PtyTerminal::keys).orElse(ends.input());
        OutputStream plain = ends.writer().stream(false, ends.active());
        this.output = terminal.map(pty -> pty.cooking(plain)).orElse(plain);
        // A terminal is one thing: there is nothing apart.
        this.errors =
                terminal.map(pty -> pty.cooking(plain)).orElseGet(() -> ends.writer().stream(true, ends.active()));
    }

    /** The calling thread runs the command. What is typed is looked at from now on, whether anybody reads it or not. */
    void open() {
        synchronized (this) {
            runner = Thread.currentThread();
            if (cancelled) {
                runner.interrupt();
            }
        }
        terminal.ifPresent(pty -> Thread.ofVirtual().name("console-keys").start(() -> listen(pty)));
    }

    private void listen(PtyTerminal pty) {
        byte[] piece = new byte[4096];
        try {
            for (int length = ends.input().read(piece);
                    length >= 0;
                    length = ends.input().read(piece)) {
                ends.active().run();
                pty.typed(piece, length, this::interrupt);
            }
        } catch (IOException e) {
            LOG.debug("nobody types any more: {}", e.toString());
        } catch (InterruptedException e) {
            LOG.debug("what is typed is of no use any more");
        } finally {
            pty.keys().end();
        }
    }

    /** The first time the command stops what it began, the second time it leaves it. */
    private synchronized void interrupt() {
        if (!done) {
            cancelled = true;
            if (runner != null) {
                runner.interrupt();
            }
        }
    }

    void signal(boolean resized) {
        if (resized) {
            terminal.ifPresent(PtyTerminal::resized);
        } else {
            interrupt();
        }
    }

    /** The caller has gone, which is no wish that anything be stopped. */
    void leave() {
        gone = true;
        terminal.ifPresent(pty -> pty.keys().end());
        interrupt();
        ends.writer().abandon();
    }

    /** From now on nothing interrupts this thread. */
    synchronized int end(int status) {
        done = true;
        Thread.interrupted();
        terminal.ifPresent(pty -> pty.keys().end());
        return status;
    }

    @Override
    public Caller caller() {
        return caller;
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
        return terminal.map(pty -> pty);
    }

    @Override
    public Optional<ClientTerminal> screen() {
        return terminal();
    }

    @Override
    public void runLocally(List<String> arguments) {
        throw new MachineException(
                StandardErrorCode.NOT_SUPPORTED,
                "The program " + arguments.getFirst() + " of your own computer cannot be run from here.",
                "Give the command at the daemon's computer.");
    }

    @Override
    public boolean hasPrograms() {
        return false;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public boolean gone() {
        return gone;
    }
}
