package io.windlass.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LineFormatterTest {

    @Test
    void keepsMessageAndStackTraceOnOneLine() {
        LogRecord record = new LogRecord(Level.WARNING, "first\r\n2026-11-21T00:00:00Z INFO forged");
        record.setLoggerName("name");
        record.setInstant(Instant.parse("2026-11-21T08:00:00.123456Z"));
        record.setThrown(new IllegalStateException("why"));

        assertThat(new LineFormatter().format(record))
                .startsWith("2026-11-21T08:00:00.123Z WARNING name: first | 2026-11-21T00:00:00Z INFO forged"
                        + " | java.lang.IllegalStateException: why | at io.windlass.launcher.LineFormatterTest")
                .endsWith("\n")
                .hasLineCount(1);
    }
}
