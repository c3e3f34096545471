package io.windlass.shell.console.internal;

import io.windlass.api.error.MachineException;
import io.windlass.shell.commands.CommandRunner;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gogo session for one caller, and what lines come to in it. Gogo sees one pipeline at a time, which holds nothing that
 * was typed: the words are in variables.
 */
final class GogoSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GogoSession.class);

    /** The variable of a line that holds the last exit status. */
    private static final String LAST = "?";

    private final CommandSession session;
    private final Interruptible running = new Interruptible();
    private final Map<String, String> variables = new HashMap<>();
    private final OutputStream errors;

    private GogoSession(CommandSession session, OutputStream errors) {
        this.session = session;
        this.errors = errors;
    }

    static GogoSession open(CommandProcessor processor, ShellSeat seat) {
        PrintStream output = new PrintStream(seat.output(), true, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(seat.errors(), true, StandardCharsets.UTF_8);
        CommandSession session = processor.createSession(seat.input(), output, errors);
        GogoSession shell = new GogoSession(session, seat.errors());
        session.put(CommandSession.OPTION_NO_GLOB, true);
        session.put(RunFunction.SEAT, seat);
        session.put(RunFunction.RUNNING, shell.running);
        return shell;
    }

    /** Runs a line; returns the exit status of the last pipeline that ran. */
    int execute(String line) {
        int status = 0;
        try {
            for (ShellLine.Step step : LineReading.of(line).steps()) {
                if (step.when().holds(status)) {
                    status = execute(step);
                    variables.put(LAST, String.valueOf(status));
                }
                if (status == CommandRunner.INTERRUPTED) {
                    return status;
                }
            }
            return status;
        } catch (MachineException e) {
            complain(e.text());
            complain(e.hint());
            return 1;
        }
    }

    private int execute(ShellLine.Step step) {
        Optional<ShellLine.Assignment> assignment = step.assignment();
        if (assignment.isPresent()) {
            variables.put(assignment.get().name(), assignment.get().value().value(variables));
            return 0;
        }
        return pipeline(program(step.commands()));
    }

    private String program(List<List<ShellLine.Word>> commands) {
        StringBuilder program = new StringBuilder();
        int count = 0;
        for (List<ShellLine.Word> command : commands) {
            program.append(program.isEmpty() ? "" : " | ").append(RunFunction.SCOPE + ":" + RunFunction.NAME);
            for (ShellLine.Word word : command) {
                String name = "w" + count++;
                session.put(name, word.value(variables));
                program.append(" \"$").append(name).append('"');
            }
        }
        return program.toString();
    }

    private int pipeline(String program) {
        session.put(RunFunction.STATUS, 0);
        try {
            session.execute(program);
            return session.get(RunFunction.STATUS) instanceof Integer status ? status : 0;
        } catch (InterruptedException e) {
            LOG.debug("a line in a shell was interrupted", e);
            interrupt();
            awaitEnd();
            return CommandRunner.INTERRUPTED;
        } catch (Exception e) {
            // Gogo lets through whatever a command throws, and the person at the shell is who must know.
            LOG.debug("a line in a shell failed", e);
            complain(e.getMessage() == null ? e.toString() : e.getMessage());
            return 1;
        }
    }

    private void complain(String text) {
        try {
            errors.write((text + (text.isEmpty() ? "" : "\n")).getBytes(StandardCharsets.UTF_8));
            errors.flush();
        } catch (IOException e) {
            LOG.debug("nobody hears what went wrong", e);
        }
    }

    /** What was interrupted may have something to stop; a second interrupt is passed on, and ends the waiting. */
    private void awaitEnd() {
        try {
            running.awaitEnd();
        } catch (InterruptedException e) {
            LOG.debug("a line in a shell was interrupted again", e);
            interrupt();
        }
    }

    /** Interrupts what runs now, or what gogo is just about to run. */
    void interrupt() {
        Job job = session.foregroundJob();
        if (!running.interrupt() && job != null) {
            job.interrupt();
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
