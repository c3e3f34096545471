package io.windlass.shell.console.internal;

import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.Invocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.apache.felix.service.command.CommandProcessor;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;

/** A person at a terminal: line editing, completion, history. */
final class InteractiveShell {

    private static final int HISTORY = 1000;

    private final CommandProcessor processor;
    private final Invocation<?> invocation;
    private final ClientTerminal client;
    private final LimitedInput input;

    InteractiveShell(CommandProcessor processor, Invocation<?> invocation, ClientTerminal client) {
        this.processor = processor;
        this.invocation = invocation;
        this.client = client;
        this.input = new LimitedInput(invocation.session().input());
    }

    int run(Path history) {
        client.raw();
        try (ExternalTerminal terminal = terminal()) {
            client.onResize(() -> {
                terminal.setSize(size());
                terminal.raise(Terminal.Signal.WINCH);
            });
            return readLines(terminal, reader(terminal, history));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            client.onResize(() -> {});
            client.cooked();
        }
    }

    /** Built by hand: JLine's builder would look for the daemon's own terminal, through the wrong class loader. */
    private ExternalTerminal terminal() throws IOException {
        String type = invocation.call().variable("TERM");
        ExternalTerminal terminal = new ExternalTerminal(
                "machine",
                type.isEmpty() ? "dumb" : type,
                input,
                invocation.session().output(),
                StandardCharsets.UTF_8);
        terminal.setSize(size());
        return terminal;
    }

    private Size size() {
        return new Size(client.size().columns(), client.size().rows());
    }

    private LineReader reader(Terminal terminal, Path history) throws IOException {
        if (Files.notExists(history)) {
            // Whatever was typed is for its owner only.
            Files.createFile(
                    history, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        DefaultParser parser = new DefaultParser();
        parser.setEscapeChars(new char[0]);
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName(RunFunction.SCOPE)
                .parser(parser)
                .completer(new WordCompleter(
                        invocation.runner(), invocation.session().caller()))
                .history(new SafeHistory(invocation.runner()))
                .variable(LineReader.HISTORY_FILE, history)
                .variable(LineReader.HISTORY_SIZE, HISTORY)
                .variable(LineReader.HISTORY_FILE_SIZE, HISTORY)
                .build();
        reader.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
        return reader;
    }

    private int readLines(ExternalTerminal terminal, LineReader reader) {
        int status = 0;
        ShellSeat seat = ShellSeat.at(terminal, new ShellTerminal(terminal, input), invocation);
        try (GogoSession gogo = GogoSession.open(processor, seat)) {
            Optional<String> line = nextLine(reader);
            while (line.isPresent() && !line.get().strip().equals("exit")) {
                status = line.get().isBlank() ? status : execute(gogo, terminal, line.get());
                line = nextLine(reader);
            }
        }
        return status;
    }

    /** Ctrl-C drops the line; Ctrl-D, or a caller who is gone, ends the shell. */
    private Optional<String> nextLine(LineReader reader) {
        if (invocation.session().cancelled()) {
            return Optional.empty();
        }
        try {
            String line = reader.readLine("machine> ");
            // Pressed while what was typed before it was still being shown.
            return Optional.of(Thread.interrupted() ? "" : line);
        } catch (UserInterruptException e) {
            return Optional.of("");
        } catch (EndOfFileException e) {
            return Optional.empty();
        }
    }

    /** Ctrl-C interrupts the command and leaves the shell. */
    private static int execute(GogoSession gogo, Terminal terminal, String line) {
        Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, _ -> gogo.interrupt());
        try {
            return gogo.execute(line);
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
        }
    }
}
