package io.windlass.launcher;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Logger;

/** What a bundle prints, line by line into the log: the daemon's own output has no reader once it is ready. */
final class LogStream extends OutputStream {

    private static final int LONGEST = 8192;

    private final Logger logger;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private LogStream(Logger logger) {
        this.logger = logger;
    }

    static PrintStream named(String name) {
        return new PrintStream(new LogStream(Logger.getLogger(name)), true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int octet) {
        if (octet != '\n') {
            line.write(octet);
        }
        if (line.size() > 0 && (octet == '\n' || line.size() == LONGEST)) {
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            logger.info(text);
        }
    }
}
