package io.windlass.itests.soak;

import io.windlass.itests.hosts.FakeCloud;
import io.windlass.itests.provider.Call;
import io.windlass.itests.provider.FakeProvider;
import io.windlass.itests.provider.RateLimit;
import io.windlass.itests.rig.DaemonProcess;
import io.windlass.itests.rig.MadeBundle;
import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.Windlass;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A driver is updated again and again while many hosts of it live and operations run. None is lost or carried out twice, no
 * user waits noticeably longer, and nothing of the old versions stays. Arguments: updates, hosts, operations at a time.
 */
public final class LiveUpdates {
    private static final String DRIVER = "io.windlass.driver.fake";
    private static final RateLimit LIMIT = RateLimit.of(1_000, 200);
    /** What updates may add to the 95th percentile of answers, in milliseconds; the operations go on in both cases. */
    private static final double LONGEST_PAUSE = 200;

    private final FakeCloud cloud;
    private final Windlass windlass;
    private final int hosts;
    private final int atOnce;
    private final AtomicInteger operations = new AtomicInteger();
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean over = new AtomicBoolean();

    private LiveUpdates(FakeCloud cloud, Windlass windlass, int hosts, int atOnce) {
        this.cloud = cloud;
        this.windlass = windlass;
        this.hosts = hosts;
        this.atOnce = atOnce;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int updates = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        int hosts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        int atOnce = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 50;
        List<String> wrong;
        try (FakeCloud cloud = FakeCloud.crowd(FakeProvider.builder().limit(LIMIT));
                Windlass windlass = Windlass.perTest()) {
            LiveUpdates run = new LiveUpdates(cloud, windlass, hosts, atOnce);
            try {
                run.go(updates);
            } finally {
                run.over.set(true);
                // One after the other, as a fixture removes them, is too slow for so many.
                windlass.client("rm", "-f", "-y", run.all())
                        .within(Duration.ofMinutes(10))
                        .run();
            }
            wrong = run.wrong;
        }
        wrong.forEach(System.out::println);
        System.out.println(
                wrong.isEmpty() ? "live updates: nothing wrong" : "live updates: " + wrong.size() + " wrong");
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    private void go(int updates) throws InterruptedException {
        List<Path> versions = List.of(version("1.0.0"), version("2.0.0"));
        windlass.machine("bundle", "install", versions.getFirst().toString()).requireSuccess();
        create().requireSuccess();
        DaemonProcess daemon = new DaemonProcess(windlass.daemon().orElseThrow());
        Flatness flat = new Flatness(daemon);
        Pauses quiet = new Pauses();
        ExecutorService users = Executors.newVirtualThreadPerTaskExecutor();
        for (int user = 0; user < atOnce; user++) {
            int number = user;
            users.execute(() -> use(number));
        }
        probe(quiet, System.nanoTime() + TimeUnit.SECONDS.toNanos(60));
        Pauses under = new Pauses();
        users.execute(() -> probe(under, Long.MAX_VALUE));
        flat.sample();
        for (int update = 1; update <= updates; update++) {
            Result result = windlass.machine(
                    "bundle", "update", DRIVER, versions.get(update % 2).toString());
            if (!result.succeeded()) {
                wrong.add("update " + update + ": " + result);
            }
            if (update % Math.max(1, updates / 5) == 0) {
                flat.sample();
            }
        }
        over.set(true);
        users.shutdown();
        if (!users.awaitTermination(10, TimeUnit.MINUTES)) {
            wrong.add("operations did not end");
        }
        judge(updates, quiet, under, flat);
    }

    /** One user, with hosts that nobody else touches: what is asked of them must be done, once. */
    private void use(int user) {
        for (int index = user; !over.get(); index = (index + atOnce) % hosts) {
            require("stop", name(index), "Stopped");
            require("start", name(index), "Running");
        }
    }

    private void require(String operation, String host, String state) {
        Result result = windlass.machine(operation, host);
        operations.incrementAndGet();
        if (!result.succeeded()) {
            wrong.add(operation + " " + host + ": " + result);
            return;
        }
        String said = windlass.machine("status", host).output().strip();
        if (!said.equals(state)) {
            wrong.add(host + " is " + said + " after " + operation);
        }
    }

    /** A question that the driver itself answers. */
    private void probe(Pauses pauses, long end) {
        while (!over.get() && System.nanoTime() < end) {
            long start = System.nanoTime();
            Result result = windlass.machine("create", "-d", "fake", "--help");
            pauses.add((System.nanoTime() - start) / 1e6);
            if (!result.said().contains("--fake-url")) {
                wrong.add("no driver: " + result);
            }
        }
    }

    private void judge(int updates, Pauses quiet, Pauses under, Flatness flat) {
        int asked = cloud.provider().history().calls(Call.STOP).size()
                + cloud.provider().history().calls(Call.START).size();
        System.out.printf(
                Locale.ROOT,
                "%d updates, %d hosts, %d operations (%d calls for them), questions: %s without updates, %s with%n",
                updates,
                hosts,
                operations.get(),
                asked,
                quiet,
                under);
        if (under.percentile(95) - quiet.percentile(95) > LONGEST_PAUSE) {
            wrong.add("users wait: " + under);
        }
        if (asked != operations.get()) {
            wrong.add(operations.get() + " operations made " + asked + " calls");
        }
        cloud.provider().history().duplicates().forEach(pair -> wrong.add("two instances for one host: " + pair));
        long running = windlass.machine("ls", "-t", "60")
                .output()
                .lines()
                .filter(line -> line.contains(" Running "))
                .count();
        if (running != hosts) {
            wrong.add(running + " of " + hosts + " hosts are running");
        }
        wrong.addAll(flat.verdict());
    }

    private Path version(String version) {
        return MadeBundle.fakeDriver().version(version).signed(windlass.folder().resolve("fake-" + version + ".jar"));
    }

    private Result create() {
        return windlass.client(
                        "create",
                        "-d",
                        "fake",
                        "--fake-url",
                        cloud.provider().url(),
                        "--fake-token",
                        "any",
                        "--fake-rate",
                        "1000",
                        "--fake-burst",
                        "100",
                        all())
                .within(Duration.ofMinutes(20))
                .run();
    }

    private String all() {
        return "host-{0000.." + name(hosts - 1).substring("host-".length()) + "}";
    }

    private static String name(int index) {
        return String.format(Locale.ROOT, "host-%04d", index);
    }
}
