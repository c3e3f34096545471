package io.windlass.shell.console.internal;

import io.windlass.shell.commands.CommandCall;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * The one function that lines of our shells call: it runs the command that its first argument names, for whoever sits at
 * the session. In a gogo session that is none of our shells nobody does, and nothing can be run.
 */
@Component(
        service = Function.class,
        property = {
            CommandProcessor.COMMAND_SCOPE + "=" + RunFunction.SCOPE,
            CommandProcessor.COMMAND_FUNCTION + "=" + RunFunction.NAME
        })
public final class RunFunction implements Function {

    static final String SCOPE = "machine";
    static final String NAME = "run";

    /** The variable of a gogo session that holds the {@link ShellSeat}. */
    static final String SEAT = ".seat";

    /** The variable of a gogo session that holds its {@link Interruptible} commands. */
    static final String RUNNING = ".running";

    /** The variable of a gogo session that holds the exit status of the last command of a pipeline. */
    static final String STATUS = ".status";

    @Override
    public @Nullable Object execute(CommandSession session, List<Object> arguments) {
        if (!(session.get(SEAT) instanceof ShellSeat seat)
                || !(session.get(RUNNING) instanceof Interruptible running)) {
            throw new IllegalStateException("Commands can only be given in a shell of Windlass.");
        }
        List<String> words = arguments.stream().map(String::valueOf).toList();
        Process process = Process.Utils.current();
        PipeSession caller = new PipeSession(seat, process);
        int status;
        try {
            status = running.run(() -> TextFilter.named(words.getFirst())
                    .map(filter -> filter.run(words.subList(1, words.size()), caller))
                    .orElseGet(() -> seat.runner().run(call(seat.call(), words), caller)));
        } finally {
            caller.end();
        }
        if (process.isTty(1)) {
            session.put(STATUS, status);
        }
        process.error(status);
        return null;
    }

    /** Habits of other shells: the program's own name may stand in front. */
    private static CommandCall call(CommandCall shell, List<String> words) {
        boolean named = words.getFirst().equals("machine") || words.getFirst().equals("docker-machine");
        List<String> arguments = new ArrayList<>(named ? words.subList(1, words.size()) : words);
        if (!named) {
            arguments.set(0, arguments.getFirst().replaceFirst("^" + SCOPE + ":", ""));
        }
        return new CommandCall(
                named ? words.getFirst() : shell.program(), arguments, shell.environment(), shell.directory());
    }
}
