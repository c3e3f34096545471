package io.windlass.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One line per record, whatever is in it: a log can be searched by line, and nothing logged can forge a record. */
final class LineFormatter extends Formatter {

    @Override
    public String format(LogRecord record) {
        StringWriter text = new StringWriter();
        text.append(record.getInstant().truncatedTo(ChronoUnit.MILLIS).toString())
                .append(' ')
                .append(record.getLevel().getName())
                .append(' ')
                .append(String.valueOf(record.getLoggerName()))
                .append(": ")
                .append(formatMessage(record));
        if (record.getThrown() != null) {
            text.append("\n");
            record.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        return text.toString().strip().replaceAll("\\R\\s*", " | ") + "\n";
    }
}
