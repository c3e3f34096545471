package io.windlass.itests.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the kernel and the JVM say of a daemon's process. */
public record DaemonProcess(long id) {
    private static final double TICKS_PER_SECOND = 100;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    /** Resident memory, in megabytes. */
    public double residentMegabytes() {
        return status("VmRSS") / 1024.0;
    }

    /** Operating system threads. */
    public long threads() {
        return status("Threads");
    }

    /** Open file descriptors. */
    public long descriptors() {
        try (var entries = Files.list(folder().resolve("fd"))) {
            return entries.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processor time since the start, user's and system's. */
    public Duration processorTime() {
        // The name in parentheses may hold anything; user time is the twelfth field behind it, system time the next.
        String text = read("stat");
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        double seconds = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** Heap in use after a collection, in megabytes. */
    public double heapMegabytes() {
        command("GC.run");
        String info = command("GC.heap_info");
        // The first figure of each generation; metaspace, which some versions tell at the end, is not heap.
        int end = info.indexOf("Metaspace");
        Matcher used = USED.matcher(end < 0 ? info : info.substring(0, end));
        double kilobytes = 0;
        while (used.find()) {
            kilobytes += Long.parseLong(used.group(1));
        }
        return kilobytes / 1024;
    }

    /** Memory of loaded classes, in megabytes. */
    public double metaspaceMegabytes() {
        Matcher used = USED.matcher(command("VM.metaspace", "basic"));
        if (!used.find()) {
            throw new AssertionError("the virtual machine does not tell its metaspace");
        }
        return Long.parseLong(used.group(1)) / 1024.0;
    }

    /** Whether a class is loaded by anybody, after a collection. */
    public boolean hasClass(String name) {
        command("GC.run");
        return command("VM.classloaders", "show-classes").contains(name);
    }

    private String command(String... words) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        List<String> line = new ArrayList<>(List.of(jcmd, Long.toString(id)));
        line.addAll(List.of(words));
        return Program.of(line.toArray(String[]::new)).run().requireSuccess().output();
    }

    private long status(String name) {
        return Long.parseLong(read("status")
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\D", ""));
    }

    private String read(String file) {
        try {
            return Files.readString(folder().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder() {
        return Path.of("/proc", Long.toString(id));
    }
}
