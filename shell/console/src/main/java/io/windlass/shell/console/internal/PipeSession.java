package io.windlass.shell.console.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.shell.commands.Caller;
import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.Session;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.Process;

/** The caller of a command that runs within a shell: its streams may be pipes to other commands. */
final class PipeSession implements Session {

    private final ShellSeat seat;
    private final Process process;
    private final InputStream input;
    private final Thread runner = Thread.currentThread();

    PipeSession(ShellSeat seat, Process process) {
        this.seat = seat;
        this.process = process;
        // Not by way of gogo where it is the caller's own: gogo's channels would close for ever at an interrupt.
        this.input = process.isTty(0)
                ? seat.keys().<InputStream>map(CommandInput::new).orElse(seat.input())
                : process.in();
    }

    /** The command is over: what is typed from now on is not for it. */
    void end() {
        if (input instanceof CommandInput keys) {
            keys.end();
        }
    }

    @Override
    public Caller caller() {
        return seat.session().caller();
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return process.isTty(1) ? seat.output() : process.out();
    }

    @Override
    public OutputStream errors() {
        return seat.errors();
    }

    @Override
    public Optional<ClientTerminal> terminal() {
        return process.isTty(0) && process.isTty(1) ? seat.terminal() : Optional.empty();
    }

    @Override
    public Optional<ClientTerminal> screen() {
        return process.isTty(1) ? seat.screen() : Optional.empty();
    }

    @Override
    public void runLocally(List<String> arguments) {
        throw new MachineException(
                StandardErrorCode.NOT_SUPPORTED,
                "A program of the caller's own cannot take the place of this shell.",
                "Leave the shell for it.");
    }

    @Override
    public boolean hasPrograms() {
        return false;
    }

    @Override
    public boolean cancelled() {
        return runner.isInterrupted() || gone();
    }

    @Override
    public boolean gone() {
        return seat.session().gone();
    }
}
