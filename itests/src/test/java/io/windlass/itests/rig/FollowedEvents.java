package io.windlass.itests.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code machine events -f} as a program that somebody reads: when each line arrived. */
public final class FollowedEvents implements AutoCloseable {
    private final Process process;
    private final Thread reader;

    /** By host and kind, the moment of the last one, as {@link System#nanoTime}. */
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    private FollowedEvents(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().name("events").start(this::read);
    }

    public static FollowedEvents of(Windlass windlass) {
        return new FollowedEvents(
                windlass.client("events", "-f", "--format", "json").start());
    }

    /** When an event of this kind about this host last arrived; 0 if none has. */
    public long arrived(String host, String kind) {
        return seen.getOrDefault(host + " " + kind, 0L);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                seen.put(field(line, "host") + " " + field(line, "kind"), System.nanoTime());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String field(String line, String name) {
        String key = "\"" + name + "\":\"";
        int start = line.indexOf(key) + key.length();
        return line.substring(start, line.indexOf('"', start));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
