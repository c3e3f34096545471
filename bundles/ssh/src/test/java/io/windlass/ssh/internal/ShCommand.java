package io.windlass.ssh.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/** Runs a command line by {@code sh}; three words of its own stand for servers that behave in odd ways. */
final class ShCommand implements Command {

    static final String DIE_BY_SIGNAL = "'test-signal'";
    static final String NO_STATUS = "'test-no-status'";
    static final String HANG_UP = "'test-hang-up'";

    private final String line;
    private final Consumer<Environment> begun;
    private InputStream input = InputStream.nullInputStream();
    private OutputStream output = OutputStream.nullOutputStream();
    private OutputStream errors = OutputStream.nullOutputStream();
    private ExitCallback exit = (_, _, _) -> {};
    private volatile @Nullable Process process;

    ShCommand(String line, Consumer<Environment> begun) {
        this.line = line;
        this.begun = begun;
    }

    @Override
    public void setInputStream(InputStream in) {
        input = in;
    }

    @Override
    public void setOutputStream(OutputStream out) {
        output = out;
    }

    @Override
    public void setErrorStream(OutputStream err) {
        errors = err;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
        switch (line) {
            case DIE_BY_SIGNAL -> dieBySignal(channel);
            case NO_STATUS -> channel.close(false);
            case HANG_UP -> channel.getSession().close(true);
            default -> run(environment);
        }
    }

    @Override
    public void destroy(ChannelSession channel) {
        Process running = process;
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
    }

    private static void dieBySignal(ChannelSession channel) throws IOException {
        Buffer buffer = channel.getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
        buffer.putUInt(channel.getRecipient());
        buffer.putString("exit-signal");
        buffer.putBoolean(false);
        buffer.putString("KILL");
        buffer.putBoolean(false);
        buffer.putString("killed");
        buffer.putString("");
        channel.getSession().writePacket(buffer);
        channel.close(false);
    }

    private void run(Environment environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", line);
        builder.environment().putAll(environment.getEnv());
        Process running = builder.start();
        process = running;
        begun.accept(environment);
        Thread.startVirtualThread(() -> copy(input, running.getOutputStream()));
        Thread errorsCopied = Thread.startVirtualThread(() -> copy(running.getErrorStream(), errors));
        Thread.startVirtualThread(() -> {
            copy(running.getInputStream(), output);
            try {
                errorsCopied.join();
                exit.onExit(running.waitFor());
            } catch (InterruptedException e) {
                exit.onExit(255);
            }
        });
    }

    private static void copy(InputStream from, OutputStream to) {
        byte[] piece = new byte[8192];
        try (to) {
            for (int length = from.read(piece); length >= 0; length = from.read(piece)) {
                to.write(piece, 0, length);
                to.flush();
            }
        } catch (IOException ended) {
            // One side is gone; the exit status tells.
        }
    }
}
