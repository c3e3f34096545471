package io.windlass.itests.benchmark;

import io.windlass.itests.hosts.FakeCloud;
import io.windlass.itests.provider.FakeInstance;
import io.windlass.itests.provider.FakeProvider;
import io.windlass.itests.provider.RateLimit;
import io.windlass.itests.rig.DaemonProcess;
import io.windlass.itests.rig.DeployedBundle;
import io.windlass.itests.rig.FollowedEvents;
import io.windlass.itests.rig.Waiting;
import io.windlass.itests.rig.Windlass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a large fleet costs: fake hosts with SSH server and engine, in this JVM, which takes processor time as well. */
final class FleetBenchmark {
    private static final int HOSTS = Integer.getInteger("windlass.benchmark.hosts", 10_000);
    private static final int CREATES = 1_000;
    private static final int SAMPLES = 200;
    private static final Duration LONG = Duration.ofMinutes(30);
    private static final Duration STEADY = Duration.ofMinutes(2);

    private final Report report;

    private FleetBenchmark(Report report) {
        this.report = report;
    }

    static void run(Report report) {
        DeployedBundle driver = DeployedBundle.fakeDriver();
        try {
            driver.deploy();
            FleetBenchmark benchmark = new FleetBenchmark(report);
            benchmark.creations();
            benchmark.supervision();
            driver.remove();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Against a provider that takes 100 calls a second; the floor is 10 s. */
    private void creations() {
        try (FakeProvider provider =
                        FakeProvider.builder().limit(RateLimit.of(100, 10)).start();
                Windlass windlass = Windlass.perTest()) {
            double seconds = create(windlass, provider.url(), CREATES, 100);
            report.target("creation of " + CREATES + " hosts at 100 calls/s", "s", figure(seconds), 12);
            report.target(
                    "limit violations in it",
                    "",
                    figure((double) provider.limits().violations()),
                    0);
            report.target(
                    "doubled hosts", "", figure(provider.history().duplicates().size()), 0);
            windlass.machine("rm", "-f", "-y", range(CREATES));
        }
    }

    private void supervision() throws IOException {
        try (FakeCloud cloud = FakeCloud.crowd(FakeProvider.builder());
                Windlass windlass = Windlass.perTest()) {
            windlass.machine("ls").requireSuccess();
            double empty = daemon(windlass).residentMegabytes();
            double seconds = create(windlass, cloud.provider().url(), HOSTS, 10_000);
            report.reference(HOSTS + " hosts made, with SSH and engine", "s", figure(seconds));
            double cpu = daemon(windlass).processorTime().toMillis() / (double) HOSTS;
            report.reference("the daemon's processor time for each", "ms", figure(cpu));
            steady(windlass);
            idle(windlass, empty);
            events(windlass, cloud);
            transitions(windlass);
            restart(windlass);
            cloud.provider().faults().stop();
            windlass.machined("stop");
        }
    }

    private void idle(Windlass windlass, double empty) {
        DaemonProcess daemon = daemon(windlass);
        Duration before = daemon.processorTime();
        long start = System.nanoTime();
        pass(STEADY);
        double cores = daemon.processorTime().minus(before).toNanos() / (double) (System.nanoTime() - start);
        report.target("processors for " + HOSTS + " hosts looked at every 30 s", "", figure(cores), 2);
        report.target("memory with them", "MB", figure(daemon.residentMegabytes()), 2048);
        double each = (daemon.residentMegabytes() - empty) * 1024 / HOSTS;
        report.target("memory for each", "kB", figure(each), 150);
        report.target("threads", "", figure((double) daemon.threads()), 200);
    }

    /** From the moment a host is switched off behind the daemon's back to the line of its event. */
    private void events(Windlass windlass, FakeCloud cloud) {
        List<Double> latencies = new ArrayList<>();
        try (FollowedEvents events = FollowedEvents.of(windlass)) {
            for (int i = 1; i <= SAMPLES; i++) {
                String host = name(i * (HOSTS / SAMPLES));
                FakeInstance instance = cloud.provider().cloud().instance(host);
                long start = System.nanoTime();
                cloud.provider().cloud().stop(instance.id());
                Waiting.until(
                        "event of " + host,
                        Duration.ofMinutes(1),
                        () -> events.arrived(host, "STOPPED_OUTSIDE") > start);
                latencies.add((events.arrived(host, "STOPPED_OUTSIDE") - start) / 1e9);
                cloud.provider().cloud().start(instance.id());
            }
        }
        Figures all = new Figures(latencies);
        double high = all.sorted().get(SAMPLES * 95 / 100);
        report.target("state change to event", "s", all, 1);
        report.target("the same, 95th percentile", "s", figure(high), 1);
    }

    /** Each change of a label is one durable write of one host. */
    private void transitions(Windlass windlass) {
        int hosts = Math.min(HOSTS, 2_000);
        long start = System.nanoTime();
        windlass.client("update", "--label", "round=1", range(hosts))
                .within(LONG)
                .run()
                .requireSuccess();
        report.reference("durable changes per second", "1/s", figure(hosts / seconds(start)));
    }

    private void restart(Windlass windlass) {
        windlass.machined("stop").requireSuccess();
        long start = System.nanoTime();
        int listed = windlass.names().size();
        report.target("restart, " + listed + " hosts listed", "s", figure(seconds(start)), 5);
        steady(windlass);
        report.target("restart, all of them looked at", "s", figure(seconds(start)), 5);
    }

    private double create(Windlass windlass, String url, int count, int rate) {
        windlass.machine("ls").requireSuccess();
        windlass.awaitDriver("fake");
        long start = System.nanoTime();
        windlass.client(
                        "create",
                        "-d",
                        "fake",
                        "--fake-url",
                        url,
                        "--fake-token",
                        "any",
                        "--fake-rate",
                        Integer.toString(rate),
                        "--fake-burst",
                        "10",
                        "--parallel",
                        "200",
                        range(count))
                .within(LONG)
                .run()
                .requireSuccess();
        return seconds(start);
    }

    /** Every host was looked at, and answered. */
    private static void steady(Windlass windlass) {
        Waiting.until("all hosts running", LONG, () -> running(windlass) == HOSTS);
    }

    private static long running(Windlass windlass) {
        return windlass.client("ls", "-q", "--filter", "state=Running", "-t", "0")
                .within(LONG)
                .run()
                .output()
                .lines()
                .count();
    }

    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Waiting.until("time to pass", time.plusMinutes(1), () -> System.nanoTime() > end);
    }

    private static DaemonProcess daemon(Windlass windlass) {
        return new DaemonProcess(windlass.daemon().orElseThrow());
    }

    private static String range(int count) {
        return "host-{" + number(1) + ".." + number(count) + "}";
    }

    private static String name(int index) {
        return "host-" + number(index);
    }

    private static String number(int index) {
        return String.format(Locale.ROOT, "%05d", index);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static Figures figure(double value) {
        return new Figures(List.of(value));
    }
}
