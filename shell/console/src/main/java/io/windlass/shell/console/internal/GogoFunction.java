package io.windlass.shell.console.internal;

import io.windlass.shell.commands.CommandCall;
import io.windlass.shell.commands.CommandRunner;
import io.windlass.shell.commands.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;

/** A command as gogo calls it. */
record GogoFunction(CommandRunner runner, String name) implements Function {

    static final String SCOPE = "machine";

    /** Not offered within itself. */
    static final String SHELL = "shell";

    /** The variable of a gogo session that holds the {@link CommandCall} with which the shell was called. */
    static final String CALLER = ".caller";

    /** The variable of a gogo session that holds the {@link Session} of whoever called the shell. */
    static final String SESSION = ".session";

    /** The variable of a gogo session that holds its {@link Interruptible} commands. */
    static final String RUNNING = ".running";

    /** The variable of a gogo session that holds the last exit status. */
    static final String STATUS = "?";

    @Override
    public @Nullable Object execute(CommandSession session, List<Object> arguments) {
        List<String> words = new ArrayList<>();
        words.add(name);
        arguments.forEach(argument -> words.add(String.valueOf(argument)));
        CommandCall call = session.get(CALLER) instanceof CommandCall caller
                ? new CommandCall(caller.program(), words, caller.environment(), caller.directory())
                : new CommandCall(SCOPE, words, Map.of(), Path.of("/"));
        Process process = Process.Utils.current();
        Interruptible running = session.get(RUNNING) instanceof Interruptible known ? known : new Interruptible();
        Optional<Session> outer = session.get(SESSION) instanceof Session known ? Optional.of(known) : Optional.empty();
        int status = running.run(() -> runner.run(call, new PipeSession(process, outer)));
        session.put(STATUS, status);
        process.error(status);
        return null;
    }
}
