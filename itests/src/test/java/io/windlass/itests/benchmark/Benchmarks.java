package io.windlass.itests.benchmark;

/** Prints how fast the distribution is on this machine, beside its targets. Not a test: nothing fails here. */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) {
        System.out.printf(
                "%n%d processors, Java %s, %s %s%n%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.version"));
        Report report = new Report(System.out);
        QueryBenchmark.run(report);
        SshBenchmark.run(report);
        HostBenchmark.run(report);
        System.exit(0);
    }
}
