package io.windlass.shell.server.internal;

import io.windlass.shell.commands.Caller;
import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.CommandRunner;
import io.windlass.shell.commands.Session;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The caller of one running command. Created on the thread that runs it. */
final class ClientSession implements Session {

    private static final int TERMINATED = 143;

    private final Thread runner = Thread.currentThread();
    private final Caller caller;
    private final ChunkWriter writer;
    private final ClientInput input;
    private final OutputStream output;
    private final OutputStream errors;
    private final Optional<SocketTerminal> screen;
    private final boolean interactive;
    private volatile boolean cancelled;
    private volatile boolean gone;
    private boolean terminated;
    private boolean done;
    private List<String> local = List.of();

    ClientSession(Caller caller, Request request, ChunkWriter writer) {
        this.caller = caller;
        this.writer = writer;
        this.input = new ClientInput(writer);
        this.output = writer.stream(Chunk.OUTPUT);
        this.errors = writer.stream(Chunk.ERRORS);
        this.screen = request.size().map(size -> new SocketTerminal(writer, size));
        this.interactive = request.interactive();
    }

    /** Takes what the client says while the command runs. */
    void accept(Chunk chunk) throws ProtocolException {
        switch (chunk.type()) {
            case Chunk.INPUT, Chunk.END_OF_INPUT -> input.accept(chunk);
            case Chunk.WINDOW -> {
                ClientTerminal.Size size = Request.size(chunk);
                screen.ifPresent(known -> known.resized(size));
            }
            case Chunk.SIGNAL -> signal(chunk.text().equals("TERM"));
            default -> throw new ProtocolException("a chunk of type " + (int) chunk.type() + " for a command");
        }
    }

    /** The client says nothing more that can be understood, but may still read how the command ends. */
    void cancel() {
        gone = true;
        input.end();
        interrupt();
    }

    /** The client has gone. */
    void abandon() {
        cancel();
        writer.abandon();
    }

    private synchronized void signal(boolean termination) {
        terminated |= termination;
        interrupt();
    }

    /** The first time the command stops what it began, the second time it leaves it. */
    private synchronized void interrupt() {
        if (!done) {
            cancelled = true;
            runner.interrupt();
        }
    }

    /** Returns what ends the answer; from now on nothing interrupts this thread. */
    synchronized Chunk end(int status) {
        done = true;
        Thread.interrupted();
        if (!local.isEmpty() && status == 0) {
            return Chunk.of(Chunk.RUN, String.join("\0", local));
        }
        int shown = terminated && status == CommandRunner.INTERRUPTED ? TERMINATED : status;
        return Chunk.of(Chunk.EXIT, String.valueOf(shown));
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
        return interactive ? screen() : Optional.empty();
    }

    @Override
    public Optional<ClientTerminal> screen() {
        return screen.map(known -> known);
    }

    @Override
    public synchronized void runLocally(List<String> arguments) {
        local = List.copyOf(arguments);
    }

    @Override
    public boolean hasPrograms() {
        return true;
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
