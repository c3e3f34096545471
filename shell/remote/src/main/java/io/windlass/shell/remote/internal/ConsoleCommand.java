package io.windlass.shell.remote.internal;

import io.windlass.shell.commands.CommandCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One shell or one line, on a thread of its own. */
final class ConsoleCommand implements Command {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleCommand.class);

    private final ConsoleCommands commands;
    private final List<String> arguments;
    private final boolean endsByItself;
    private InputStream input = InputStream.nullInputStream();
    private OutputStream output = OutputStream.nullOutputStream();
    private OutputStream errors = OutputStream.nullOutputStream();
    private @Nullable ExitCallback exit;
    private volatile @Nullable ConsoleSession session;

    ConsoleCommand(ConsoleCommands commands, List<String> arguments, boolean endsByItself) {
        this.commands = commands;
        this.arguments = arguments;
        this.endsByItself = endsByItself;
    }

    @Override
    public void setInputStream(InputStream stream) {
        input = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        output = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        errors = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        Visit visit = Visit.of(channel.getSession());
        ChannelWriter writer = new ChannelWriter(output, errors);
        Runnable active = () -> visit.active(commands.clock().instant());
        Optional<PtyTerminal> terminal = PtyTerminal.of(environment, writer);
        ConsoleSession started = new ConsoleSession(
                visit.caller().orElseThrow(), terminal, new ConsoleSession.Ends(input, writer, active));
        session = started;
        environment.addSignalListener(
                (_, signal) -> started.signal(signal == Signal.WINCH),
                Signal.INT,
                Signal.TERM,
                Signal.HUP,
                Signal.QUIT,
                Signal.WINCH);
        visit.executing(endsByItself ? 1 : 0);
        Thread.ofVirtual().name("console").start(() -> {
            int status = admitted(environment, started);
            visit.executing(endsByItself ? -1 : 0);
            active.run();
            end(started, writer, status);
        });
    }

    private int admitted(Environment environment, ConsoleSession started) {
        if (!commands.places().tryAcquire()) {
            return refuse(started);
        }
        try {
            started.open();
            String type = environment.getEnv().getOrDefault(Environment.ENV_TERM, "");
            Map<String, String> variables = type.isEmpty() ? Map.of() : Map.of("TERM", type);
            return commands.runner().run(new CommandCall("machine", arguments, variables, Path.of("/")), started);
        } catch (RuntimeException | Error e) {
            LOG.error("A command ended in a way that nobody foresaw", e);
            return 1;
        } finally {
            commands.places().release();
        }
    }

    private static int refuse(ConsoleSession started) {
        try {
            started.errors()
                    .write("Too many commands at the same time. Try again later.\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("nobody hears that there is no place: {}", e.toString());
        }
        return 1;
    }

    private void end(ConsoleSession started, ChannelWriter writer, int status) {
        int shown = started.end(status);
        writer.finish();
        ExitCallback callback = exit;
        if (callback != null) {
            callback.onExit(shown);
        }
    }

    /** The channel is closed: by the caller, or because all is over. */
    @Override
    public void destroy(ChannelSession channel) {
        ConsoleSession started = session;
        if (started != null) {
            started.leave();
        }
    }
}
