package io.windlass.launcher;

import java.io.IOException;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** The daemon's log: a bounded set of files below the store, levels from {@code etc/logging.properties}. */
final class Log {

    private static final int FILE_BYTES = 5 * 1024 * 1024;
    private static final int FILES = 5;

    private Log() {}

    /** Directs everything that is logged or printed into the files. */
    static void open(Places places) throws LaunchException {
        System.setProperty("java.util.logging.manager", Manager.class.getName());
        System.setProperty(
                "java.util.logging.config.file",
                places.settings().resolve("logging.properties").toString());
        try {
            // A percent sign in the pattern is doubled: the path is a name, not a pattern.
            String pattern = places.logs().toString().replace("%", "%%") + "/machined.%g.log";
            Handler files = new FileHandler(pattern, FILE_BYTES, FILES, true);
            files.setFormatter(new LineFormatter());
            files.setLevel(Level.ALL);
            Logger.getLogger("").addHandler(files);
        } catch (IOException failure) {
            throw new LaunchException("cannot open the log in " + places.logs() + ": " + failure.getMessage(), failure);
        }
        System.setOut(LogStream.named("stdout"));
        System.setErr(LogStream.named("stderr"));
    }

    /** JUL would close its handlers when the process is told to end, just as the orderly stop has things to say. */
    public static final class Manager extends LogManager {

        /** For the JDK, which knows this class by name. */
        public Manager() {}

        @Override
        public void reset() {
            // The handlers close with the process; what they have written is in the file already.
        }
    }
}
