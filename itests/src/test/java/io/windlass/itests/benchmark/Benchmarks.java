package io.windlass.itests.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Prints how fast the distribution is on this machine, beside its targets. Not a test: nothing fails here. Arguments name
 * those to run; none means all.
 */
public final class Benchmarks {
    private static final Map<String, Consumer<Report>> BENCHMARKS = new LinkedHashMap<>();

    static {
        BENCHMARKS.put("queries", QueryBenchmark::run);
        BENCHMARKS.put("ssh", SshBenchmark::run);
        BENCHMARKS.put("hosts", HostBenchmark::run);
        BENCHMARKS.put("fleet", FleetBenchmark::run);
    }

    private Benchmarks() {}

    public static void main(String[] arguments) {
        System.out.printf(
                "%n%d processors, Java %s, %s %s%n%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.version"));
        Report report = new Report(System.out);
        List<String> wanted = List.of(arguments);
        BENCHMARKS.forEach((name, benchmark) -> {
            if (wanted.isEmpty() || wanted.contains(name)) {
                benchmark.accept(report);
            }
        });
        System.exit(0);
    }
}
