package io.windlass.itests.soak;

import io.windlass.itests.hosts.Behaviour;
import io.windlass.itests.hosts.FakeCloud;
import io.windlass.itests.hosts.FakeHost;
import io.windlass.itests.provider.FakeInstance;
import io.windlass.itests.provider.FakeProvider;
import io.windlass.itests.provider.RateLimit;
import io.windlass.itests.rig.DaemonProcess;
import io.windlass.itests.rig.DeployedBundle;
import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.Waiting;
import io.windlass.itests.rig.Windlass;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many hosts, a provider that fails one call in five, hosts that misbehave, and users who give commands all the while.
 * Then the faults stop, and all hosts must be as their provider says within two minutes. Arguments: minutes, hosts, seed.
 */
public final class Soak {
    private static final double FAULTS = 0.2;
    private static final int USERS = 6;
    private static final RateLimit LIMIT = RateLimit.of(100, 20);
    private static final Duration CONVERGENCE = Duration.ofMinutes(2);

    private final FakeCloud cloud;
    private final Windlass windlass;
    private final int hosts;
    private final long seed;
    private final AtomicInteger commands = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    private Soak(FakeCloud cloud, Windlass windlass, int hosts, long seed) {
        this.cloud = cloud;
        this.windlass = windlass;
        this.hosts = hosts;
        this.seed = seed;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Duration length = Duration.ofMinutes(arguments.length > 0 ? Long.parseLong(arguments[0]) : 10);
        int hosts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : new Random().nextLong(1_000_000);
        System.out.println("seed " + seed + ", " + hosts + " hosts, " + length.toMinutes() + " minutes");
        DeployedBundle driver = DeployedBundle.fakeDriver();
        driver.deploy();
        List<String> wrong;
        try (FakeCloud cloud = FakeCloud.crowd(FakeProvider.builder().limit(LIMIT));
                Windlass windlass = Windlass.perTest()) {
            wrong = new Soak(cloud, windlass, hosts, seed).run(length);
            windlass.machined("stop");
        } finally {
            driver.remove();
        }
        wrong.forEach(System.out::println);
        System.out.println(wrong.isEmpty() ? "soak: nothing wrong" : "soak: " + wrong.size() + " things wrong");
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    private List<String> run(Duration length) throws InterruptedException {
        windlass.machine("ls").requireSuccess();
        windlass.awaitDriver("fake");
        create(1, hosts).requireSuccess();
        DaemonProcess daemon = new DaemonProcess(windlass.daemon().orElseThrow());
        cloud.provider().faults().rate(FAULTS, seed);
        Flatness flat = new Flatness(daemon);
        ExecutorService users = Executors.newFixedThreadPool(USERS);
        long end = System.nanoTime() + length.toNanos();
        for (int user = 0; user < USERS; user++) {
            Random random = new Random(seed + user);
            int number = user;
            users.execute(() -> use(random, number, end));
        }
        users.shutdown();
        while (!users.awaitTermination(length.dividedBy(10).toMillis(), TimeUnit.MILLISECONDS)) {
            flat.sample();
        }
        return settle(flat);
    }

    /** One user: gives commands for the hosts that are theirs, and spoils some of them. */
    private void use(Random random, int user, long end) {
        while (System.nanoTime() < end) {
            int index = 1 + user + USERS * random.nextInt(hosts / USERS);
            String host = name(index);
            switch (random.nextInt(8)) {
                case 0 -> count(windlass.machine("stop", host));
                case 1 -> count(windlass.machine("start", host));
                case 2 -> count(windlass.machine("restart", "--timeout", "60s", host));
                case 3 -> count(windlass.machine("kill", host));
                case 4 -> {
                    count(windlass.machine("rm", "-y", host));
                    count(create(index, index));
                }
                case 5 -> spoil(host, Behaviour.Fault.DROPPING);
                case 6 -> meddle(host, random.nextBoolean());
                default -> count(windlass.machine("status", host));
            }
        }
    }

    private void spoil(String host, Behaviour behaviour) {
        find(host).ifPresent(found -> {
            found.behave(behaviour);
            found.recover();
        });
    }

    /** Somebody else uses the provider's own console. */
    private void meddle(String host, boolean on) {
        instances().computeIfPresent(host, (name, instance) -> {
            if (on) {
                cloud.provider().cloud().start(instance.id());
            } else {
                cloud.provider().cloud().stop(instance.id());
            }
            return instance;
        });
    }

    private Optional<FakeHost> find(String host) {
        return instances().containsKey(host) ? Optional.of(cloud.host(host)) : Optional.empty();
    }

    private void count(Result result) {
        commands.incrementAndGet();
        if (!result.succeeded()) {
            failures.incrementAndGet();
        }
    }

    private List<String> settle(Flatness flat) {
        cloud.provider().faults().stop();
        cloud.hosts().all().forEach(FakeHost::recover);
        long start = System.nanoTime();
        List<String> wrong = new ArrayList<>();
        try {
            Waiting.until("convergence", CONVERGENCE, () -> disagreements().isEmpty());
        } catch (AssertionError e) {
            disagreements().forEach(line -> wrong.add("after 2 minutes: " + line));
        }
        System.out.printf(
                Locale.ROOT,
                "%d commands, %d of them failed; %d calls, %d instances ever; converged after %.1f s%n",
                commands.get(),
                failures.get(),
                cloud.provider().history().calls().size(),
                cloud.provider().history().instancesEver().size(),
                (System.nanoTime() - start) / 1e9);
        wrong.addAll(broken());
        wrong.addAll(flat.verdict());
        return wrong;
    }

    /** What the list says and the provider does not, and the other way round. */
    private List<String> disagreements() {
        Map<String, FakeInstance> real = instances();
        Map<String, String> listed = new TreeMap<>();
        windlass.machine("ls", "-t", "30").output().lines().skip(1).forEach(line -> {
            String[] cells = line.split(" +", -1);
            listed.put(cells[0], cells[3]);
        });
        List<String> wrong = new ArrayList<>();
        listed.forEach((host, state) -> {
            FakeInstance instance = real.remove(host);
            String expected = instance == null ? "Error" : instance.running() ? "Running" : "Stopped";
            if (!state.equals(expected)) {
                wrong.add(host + " is " + expected + " and listed as " + state);
            }
        });
        real.keySet().forEach(host -> wrong.add(host + " lives and is not listed"));
        return wrong;
    }

    private List<String> broken() {
        List<String> wrong = new ArrayList<>();
        cloud.provider().history().duplicates().forEach(pair -> wrong.add("two instances for one host: " + pair));
        if (cloud.provider().limits().violations() > 0) {
            wrong.add(cloud.provider().limits().violations() + " limit violations, the worst too early by "
                    + cloud.provider().limits().earliest());
        }
        Result orphans = windlass.machine("orphans");
        if (orphans.output().lines().count() > 1) {
            wrong.add("orphans: " + orphans.output());
        }
        return wrong;
    }

    private Map<String, FakeInstance> instances() {
        Map<String, FakeInstance> byName = new TreeMap<>();
        cloud.provider()
                .cloud()
                .instances()
                .forEach(instance -> byName.put(instance.labels().name(), instance));
        return byName;
    }

    private Result create(int from, int to) {
        return windlass.client(
                        "create",
                        "-d",
                        "fake",
                        "--fake-url",
                        cloud.provider().url(),
                        "--fake-token",
                        "any",
                        "--fake-rate",
                        "100",
                        "--fake-burst",
                        "10",
                        "--keep-on-failure",
                        "host-{" + number(from) + ".." + number(to) + "}")
                .within(Duration.ofMinutes(20))
                .run();
    }

    private static String name(int index) {
        return "host-" + number(index);
    }

    private static String number(int index) {
        return String.format(Locale.ROOT, "%04d", index);
    }
}
