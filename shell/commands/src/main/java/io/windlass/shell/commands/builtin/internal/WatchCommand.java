package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.option.Option;
import io.windlass.shell.commands.Access;
import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandCall;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.CommandRunner;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import io.windlass.shell.commands.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Gives a command again and again, until it is interrupted or has been given often enough. */
@Component
public final class WatchCommand implements Command<WatchCommand.Options> {

    /**
     * The options.
     *
     * @param interval seconds between two times
     * @param count how often; 0 for no end
     */
    public record Options(
            @Option(name = "interval", letter = "n", value = "2", help = "Seconds between two times")
            int interval,

            @Option(name = "count", letter = "c", help = "How often, 0 for no end")
            int count) {}

    @Override
    public CommandDeclaration<Options> declaration() {
        return CommandDeclaration.of(
                        "watch", "Show a command's output again and again", Operands.COMMAND, Options.class)
                .with(Access.toRead(Role.VIEWER));
    }

    @Override
    public Output run(Invocation<Options> invocation) {
        Options options = invocation.options();
        if (invocation.operands().isEmpty() || options.interval() < 1 || options.count() < 0) {
            throw Errors.invalid("Give a command and an interval of 1 second or more.", "Such as: watch -n 5 ls");
        }
        int status = 0;
        try {
            for (int time = 1; status != CommandRunner.INTERRUPTED; time++) {
                status = once(invocation);
                if (time == options.count()) {
                    break;
                }
                Thread.sleep(Duration.ofSeconds(options.interval()));
            }
            return new Output.Status(status);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Output.Status(CommandRunner.INTERRUPTED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At a screen each time takes the place of the one before, at once and not line by line. */
    private static int once(Invocation<Options> invocation) throws IOException {
        CommandCall call = invocation.call();
        CommandCall watched =
                new CommandCall(call.program(), invocation.operands(), call.environment(), call.directory());
        Optional<ClientTerminal> screen = invocation.session().screen();
        CapturedSession captured = new CapturedSession(invocation.session());
        int status = invocation.runner().run(watched, captured);
        String text = screen.map(terminal -> framed(terminal.size(), watched, captured.text()))
                .orElseGet(captured::text);
        invocation.session().output().write(text.getBytes(StandardCharsets.UTF_8));
        invocation.session().output().flush();
        return status;
    }

    private static String framed(ClientTerminal.Size size, CommandCall watched, String text) {
        List<String> lines = text.lines().limit(Math.max(1, size.rows() - 3)).toList();
        return "\u001b[H\u001b[2J" + String.join(" ", watched.arguments()) + "\n\n" + String.join("\n", lines) + "\n";
    }
}
