package io.windlass.itests.benchmark;

import io.windlass.itests.rig.Program;
import io.windlass.itests.rig.Windlass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a command costs from the caller's side, and the daemon behind it. */
final class QueryBenchmark {
    private static final int HOSTS = 1000;
    private static final int STARTS = 7;
    private static final int QUERIES = 50;

    private QueryBenchmark() {}

    static void run(Report report) {
        Figures nothing = Figures.of(QUERIES, () -> Stopwatch.milliseconds(Program.of("/bin/true")));
        Figures shell = Figures.of(QUERIES, () -> Stopwatch.milliseconds(Program.of("/bin/sh", "-c", ":")));
        report.reference("fork and exec of /bin/true", "ms", nothing);
        report.reference("fork and exec of /bin/sh -c :", "ms", shell);
        try (Windlass windlass = Windlass.perTest()) {
            starts(report, windlass, "empty store");
            windlass.shell(
                            "bash",
                            "seq " + HOSTS
                                    + " | xargs -P 4 -I N machine create -d none --url tcp://127.0.0.1:1 hostN >/dev/null")
                    .requireSuccess();
            query(report, windlass, "ls of " + HOSTS + " hosts", 50, nothing, "ls");
            query(report, windlass, "ls -q of " + HOSTS + " hosts", 50, nothing, "ls", "-q");
            query(report, windlass, "status of one host of " + HOSTS, 10, nothing, "status", "host500");
            query(report, windlass, "url of one host of " + HOSTS, 10, nothing, "url", "host500");
            query(report, windlass, "inspect of one host of " + HOSTS, 10, nothing, "inspect", "host500");
            report.target("memory with " + HOSTS + " hosts, after the above", "MB", memory(windlass), 150);
            starts(report, windlass, HOSTS + " hosts");
        }
    }

    private static void starts(Report report, Windlass windlass, String store) {
        Figures starts = Figures.of(STARTS, () -> {
            windlass.machined("stop").requireSuccess();
            return Stopwatch.milliseconds(windlass.program(
                    "machined", "start", "--storage-path", windlass.storage().toString()));
        });
        report.target("cold start, " + store, "ms", starts, 1500);
        windlass.machine("ls").requireSuccess();
        report.target("memory after it and one ls, " + store, "MB", memory(windlass), 150);
    }

    private static void query(
            Report report, Windlass windlass, String name, double target, Figures nothing, String... line) {
        Program client = windlass.client(line);
        Figures.of(QUERIES, () -> Stopwatch.milliseconds(client));
        report.target(
                name, "ms", Figures.of(QUERIES, () -> Stopwatch.milliseconds(client)), target, "/bin/true", nothing);
    }

    private static Figures memory(Windlass windlass) {
        Path status = Path.of("/proc", Long.toString(windlass.daemon().orElseThrow()), "status");
        return Figures.of(1, () -> {
            try {
                String line = Files.readAllLines(status).stream()
                        .filter(text -> text.startsWith("VmRSS:"))
                        .findFirst()
                        .orElseThrow();
                return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
