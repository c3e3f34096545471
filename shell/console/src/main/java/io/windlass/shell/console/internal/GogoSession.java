package io.windlass.shell.console.internal;

import io.windlass.shell.commands.CommandRunner;
import io.windlass.shell.commands.Invocation;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gogo session for one caller, and what lines come to in it. */
final class GogoSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GogoSession.class);

    private final CommandSession session;
    private final Interruptible running = new Interruptible();
    private final PrintStream output;
    private final PrintStream errors;

    private GogoSession(CommandSession session, PrintStream output, PrintStream errors) {
        this.session = session;
        session.put(GogoFunction.RUNNING, running);
        this.output = output;
        this.errors = errors;
    }

    static GogoSession open(CommandProcessor processor, Invocation<?> invocation) {
        return open(
                processor,
                invocation,
                invocation.session().input(),
                invocation.session().output(),
                invocation.session().errors());
    }

    static GogoSession open(
            CommandProcessor processor,
            Invocation<?> invocation,
            InputStream input,
            OutputStream output,
            OutputStream errors) {
        PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
        CommandSession session = processor.createSession(input, out, err);
        // Our own commands win over others of the same name.
        session.put("SCOPE", GogoFunction.SCOPE + ":*");
        session.put(CommandSession.OPTION_NO_GLOB, true);
        session.put(GogoFunction.CALLER, invocation.call());
        session.put(GogoFunction.SESSION, invocation.session());
        return new GogoSession(session, out, err);
    }

    /** Runs a line and shows its value; returns its exit status. */
    int execute(String line) {
        session.put(GogoFunction.STATUS, 0);
        try {
            Object value = session.execute(line);
            if (value != null) {
                output.println(session.format(value, Converter.INSPECT));
            }
            return session.get(GogoFunction.STATUS) instanceof Integer status ? status : 0;
        } catch (InterruptedException e) {
            LOG.debug("a line in a shell was interrupted", e);
            interrupt();
            awaitEnd();
            return CommandRunner.INTERRUPTED;
        } catch (Exception e) {
            // Gogo lets through whatever a command throws, and the person at the shell is who must know.
            LOG.debug("a line in a shell failed", e);
            errors.println(e.getMessage() == null ? e.toString() : e.getMessage());
            return 1;
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

    /** Interrupts what runs now, which may also be a loop of gogo's own. */
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
