package io.windlass.shell.commands.builtin.internal;

import io.windlass.shell.commands.Caller;
import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.Session;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A caller whose command's output is kept for a moment, as much of it as anybody could look at. */
final class CapturedSession implements Session {

    private static final int MOST = 1024 * 1024;

    private final Session caller;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final OutputStream stream = new OutputStream() {
        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            synchronized (kept) {
                kept.write(bytes, offset, Math.min(length, MOST - kept.size()));
            }
        }
    };

    CapturedSession(Session caller) {
        this.caller = caller;
    }

    String text() {
        synchronized (kept) {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public Caller caller() {
        return caller.caller();
    }

    @Override
    public InputStream input() {
        return InputStream.nullInputStream();
    }

    @Override
    public OutputStream output() {
        return stream;
    }

    @Override
    public OutputStream errors() {
        return stream;
    }

    @Override
    public Optional<ClientTerminal> terminal() {
        return Optional.empty();
    }

    @Override
    public Optional<ClientTerminal> screen() {
        return caller.screen();
    }

    @Override
    public void runLocally(List<String> arguments) {
        throw Errors.invalid("A program of the caller's own cannot be watched.", "Watch ssh NAME COMMAND instead.");
    }

    @Override
    public boolean hasPrograms() {
        return false;
    }

    @Override
    public boolean cancelled() {
        return caller.cancelled();
    }

    @Override
    public boolean gone() {
        return caller.gone();
    }
}
