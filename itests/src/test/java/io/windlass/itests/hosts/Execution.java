package io.windlass.itests.hosts;

import io.windlass.itests.hosts.Behaviour.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/** One command under way on a fake host, on a virtual thread of its own. */
final class Execution implements Command {
    private static final byte[] FLOOD = "and another thing\n".repeat(500).getBytes(StandardCharsets.UTF_8);

    private final FakeHost host;
    private final ExecutorService threads;
    private final String line;
    private InputStream input = InputStream.nullInputStream();
    private OutputStream output = OutputStream.nullOutputStream();
    private OutputStream errors = OutputStream.nullOutputStream();
    private ExitCallback exit = (status, message, close) -> {};
    private @Nullable Future<?> run;

    Execution(FakeHost host, ExecutorService threads, String line) {
        this.host = host;
        this.threads = threads;
        this.line = line;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        run = threads.submit(this::run);
    }

    @Override
    public void destroy(ChannelSession channel) {
        if (run != null) {
            run.cancel(true);
        }
    }

    private void run() {
        try {
            host.mood().pause();
            host.mood().awaitEndOf(Fault.HANGING);
            while (host.mood().now() == Fault.FLOODING) {
                output.write(FLOOD);
                output.flush();
            }
            say(host.execute(line, input));
        } catch (IOException | RuntimeException e) {
            // The visitor is gone, or this host is broken in a way that nobody asked for.
            exit.onExit(255, e.toString());
        } catch (InterruptedException e) {
            // The channel is closed already, so nobody waits for a status.
            Thread.currentThread().interrupt();
        }
    }

    private void say(Answer answer) throws IOException {
        output.write(answer.output().getBytes(StandardCharsets.UTF_8));
        output.flush();
        errors.write(answer.errors().getBytes(StandardCharsets.UTF_8));
        errors.flush();
        exit.onExit(answer.status());
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
}
