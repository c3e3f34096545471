package io.windlass.itests.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.windlass.api.host.HostId;
import io.windlass.api.host.HostKey;
import io.windlass.api.host.SshEndpoint;
import io.windlass.api.ssh.RemoteCommand;
import io.windlass.api.ssh.SshConnector;
import io.windlass.api.ssh.SshProbes;
import io.windlass.api.ssh.SshTarget;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * A program of its own, so that it has a heap and threads of its own: opens a connection to each host that it is told
 * of, holds them, and prints what that costs.
 */
final class IdleConnections {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 64;
    private static final int WARM_UP = 100;
    private static final int ROUNDS = 5;

    private IdleConnections() {}

    /** Arguments: who holds the connections, the distribution, a folder for the cache, the private key. */
    public static void main(String... arguments) throws Exception {
        try (SshBundles bundles = SshBundles.start(Path.of(arguments[1]), Path.of(arguments[2]))) {
            Holder holder = Holder.valueOf(arguments[0]);
            measure(holder.of(bundles), targets(Path.of(arguments[3])));
        }
        System.exit(0);
    }

    private static void measure(Ways ways, List<SshTarget> targets) throws Exception {
        List<SshTarget> warm = targets.subList(0, Math.min(WARM_UP, targets.size()));
        each(warm, ways.open());
        each(warm, ways.ask());
        each(warm, target -> ways.close().accept(target.host()));
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        double heap = heap();

        double cpu = cpu();
        long start = System.nanoTime();
        each(targets, ways.open());
        print("connects", targets.size() / ((System.nanoTime() - start) / 1e9));
        print("connectCpu", (cpu() - cpu) / targets.size() / 1e6);

        for (int round = 0; round < ROUNDS; round++) {
            cpu = cpu();
            each(targets, ways.ask());
            cpu = cpu() - cpu;
        }
        print("probeCpu", cpu / targets.size() / 1e3);
        print("heap", (heap() - heap) / targets.size() / 1e3);
        print("threads", ManagementFactory.getThreadMXBean().getThreadCount() - threads);
    }

    private static void each(List<SshTarget> targets, Consumer<SshTarget> work)
            throws InterruptedException, ExecutionException {
        Semaphore room = new Semaphore(AT_ONCE);
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> under = new ArrayList<>();
            for (SshTarget target : targets) {
                room.acquire();
                under.add(workers.submit(() -> {
                    try {
                        work.accept(target);
                    } finally {
                        room.release();
                    }
                }));
            }
            for (Future<?> one : under) {
                one.get();
            }
        }
    }

    private static List<SshTarget> targets(Path key) throws Exception {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            return in.lines()
                    .map(line -> line.split(" ", 3))
                    .map(words -> new SshTarget(
                            HostId.random(),
                            new SshEndpoint(words[0], Integer.parseInt(words[1]), "root", Optional.of(key)),
                            List.of(HostKey.parse(words[2]))))
                    .toList();
        }
    }

    /** In nanoseconds. */
    private static double cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** In bytes, without what nobody needs any more. */
    private static double heap() {
        for (int i = 0; i < ROUNDS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void print(String name, double value) {
        System.out.println(name + " " + value);
    }

    /** What to do with a connection. */
    record Ways(Consumer<SshTarget> open, Consumer<SshTarget> ask, Consumer<HostId> close) {}

    /** Whose connections they are. */
    enum Holder {
        /** Those for commands; their servers are asked by a command, as nothing else is asked of them. */
        SSHJ {
            @Override
            Ways of(SshBundles bundles) {
                SshConnector connector = bundles.service(SshConnector.class);
                return new Ways(
                        target -> connector.connect(target, PATIENCE),
                        target -> connector.connect(target, PATIENCE).require(RemoteCommand.of("true")),
                        connector::disconnect);
            }
        },
        /** Those for probes. */
        MINA {
            @Override
            Ways of(SshBundles bundles) {
                SshProbes probes = bundles.service(SshProbes.class);
                Consumer<SshTarget> probe = target -> probes.probe(target, PATIENCE);
                return new Ways(probe, probe, probes::forget);
            }
        };

        abstract Ways of(SshBundles bundles);
    }
}
