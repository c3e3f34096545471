package io.windlass.shell.commands.internal;

import io.windlass.shell.commands.Caller;
import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandCall;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A person at a keyboard: gives command lines, reads what comes back. */
public final class Console {

    public final FakeFleet fleet = new FakeFleet();
    public final Map<String, String> environment = new HashMap<>();
    public Optional<ClientTerminal> terminal = Optional.empty();
    /** Who gives the commands. */
    public Caller caller = Caller.local("somebody");

    /** What was written down, in order. */
    public final FakeAudit audit = new FakeAudit();

    public final CommandRunnerComponent runner = new CommandRunnerComponent(fleet, audit, "0.1.0, build test");
    private String typed = "";
    private String program = "machine";

    /** How a command ended. */
    public record Ended(int status, String output, String errors, List<String> local) {}

    public Console with(Command<?>... commands) {
        for (Command<?> command : commands) {
            runner.addCommand(command);
        }
        return this;
    }

    /** As if the program had this name. */
    public Console called(String name) {
        program = name;
        return this;
    }

    public Console typing(String input) {
        typed = input;
        return this;
    }

    /** How a line of the caller's may go on. */
    public List<String> complete(List<String> words) {
        return runner.complete(words, caller);
    }

    public Ended run(String... words) {
        FakeSession session = new FakeSession(caller, typed, terminal, terminal);
        int status = runner.run(call(words), session);
        return new Ended(status, session.outputText(), session.errorText(), session.local());
    }

    public CommandCall call(String... words) {
        return new CommandCall(program, List.of(words), environment, Path.of("/home/user"));
    }
}
