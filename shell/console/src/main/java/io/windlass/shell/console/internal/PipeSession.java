package io.windlass.shell.console.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.Session;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.Process;

/** The caller of a command that runs within a shell: its streams may be pipes to other commands. */
final class PipeSession implements Session {

    private final Process process;
    private final Optional<Session> caller;
    private final Thread runner = Thread.currentThread();

    /** @param caller whoever called the shell */
    PipeSession(Process process, Optional<Session> caller) {
        this.process = process;
        this.caller = caller;
    }

    @Override
    public InputStream input() {
        return process.in();
    }

    @Override
    public OutputStream output() {
        return process.out();
    }

    @Override
    public OutputStream errors() {
        return process.err();
    }

    @Override
    public Optional<ClientTerminal> terminal() {
        return Optional.empty();
    }

    /** A table that draws over itself would draw over the shell's own lines. */
    @Override
    public Optional<ClientTerminal> screen() {
        return Optional.empty();
    }

    @Override
    public void runLocally(List<String> arguments) {
        throw new MachineException(
                StandardErrorCode.NOT_SUPPORTED,
                "A program of the caller's own needs the terminal, which this shell has.",
                "Leave the shell for it. A command on a machine needs no terminal: ssh NAME COMMAND.");
    }

    @Override
    public boolean cancelled() {
        return runner.isInterrupted();
    }

    @Override
    public boolean gone() {
        return caller.map(Session::gone).orElse(false);
    }
}
