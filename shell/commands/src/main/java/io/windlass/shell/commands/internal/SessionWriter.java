package io.windlass.shell.commands.internal;

import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import io.windlass.shell.commands.Dialect;
import io.windlass.shell.commands.Session;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes whole lines to a session, from any thread, until it is closed. */
final class SessionWriter implements Progress, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SessionWriter.class);
    // A host or a provider must not move the reader's cursor.
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t\\n]]");

    private final Session session;
    private final Dialect dialect;
    private boolean closed;

    SessionWriter(Session session, Dialect dialect) {
        this.session = session;
        this.dialect = dialect;
    }

    @Override
    public void line(String line) {
        lines(List.of(clean(line)));
    }

    void lines(List<String> lines) {
        if (!lines.isEmpty()) {
            text(String.join("\n", lines) + "\n");
        }
    }

    void text(String text) {
        write(session.output(), text);
    }

    void error(MachineException failure) {
        error(failure.text());
        if (!failure.hint().isEmpty() && dialect != Dialect.DOCKER_MACHINE) {
            error(failure.hint());
        }
    }

    void error(String text) {
        write(session.errors(), clean(text) + "\n");
    }

    static String clean(String text) {
        return CONTROL.matcher(text).replaceAll("");
    }

    /** For a text that shares its line with others. */
    static String cleanCell(String text) {
        return clean(text.replace("\n", " ").replace('\t', ' '));
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private synchronized void write(OutputStream stream, String text) {
        if (closed) {
            return;
        }
        try {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (InterruptedIOException e) {
            LOG.debug("a caller who reads slowly and is impatient misses some output", e);
        } catch (IOException e) {
            LOG.debug("nobody reads the output any more", e);
            closed = true;
        }
    }
}
