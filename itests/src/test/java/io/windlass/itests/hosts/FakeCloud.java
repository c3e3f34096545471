package io.windlass.itests.hosts;

import io.windlass.itests.provider.FakeProvider;
import io.windlass.itests.provider.HostBackend;
import io.windlass.itests.provider.Standalone;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A fake provider with a fake host behind each of its instances: all that {@code machine create -d fake} needs. */
public final class FakeCloud implements AutoCloseable {
    private static final String CROWD = "--crowd";

    private final FakeHosts hosts;
    private final FakeHostBackend backend;
    private final FakeProvider provider;

    private FakeCloud(FakeHosts hosts, Function<HostBackend, FakeProvider> provider) {
        this.hosts = hosts;
        this.backend = new FakeHostBackend(hosts);
        this.provider = provider.apply(backend);
    }

    /** A cloud without faults, limit and quota, whose hosts have their own ports. */
    public static FakeCloud start() throws IOException {
        return start(FakeProvider.builder());
    }

    /** A cloud with a provider as it is described. */
    public static FakeCloud start(FakeProvider.Builder description) throws IOException {
        return new FakeCloud(
                FakeHosts.start(), backend -> description.backend(backend).start());
    }

    /** As {@link #start(FakeProvider.Builder)}, for more hosts than two file descriptors each allow. */
    public static FakeCloud crowd(FakeProvider.Builder description) throws IOException {
        return new FakeCloud(
                FakeHosts.crowd(), backend -> description.backend(backend).start());
    }

    /**
     * A cloud in a program of its own, for benchmarks: prints the provider's URL and runs until it is ended. With {@code
     * --crowd} the hosts have addresses instead of ports; the other arguments are those of {@link
     * Standalone}.
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(Arrays.asList(arguments));
        FakeHosts hosts = options.remove(CROWD) ? FakeHosts.crowd() : FakeHosts.start();
        String[] provider = options.toArray(String[]::new);
        try (FakeCloud cloud = new FakeCloud(hosts, backend -> Standalone.start(backend, provider))) {
            System.out.println(cloud.provider().url());
            Thread.currentThread().join();
        }
    }

    /** For faults, limits and the history of calls. */
    public FakeProvider provider() {
        return provider;
    }

    public FakeHosts hosts() {
        return hosts;
    }

    /** The host of the machine of this name, which has to live. */
    public FakeHost host(String machine) {
        return backend.named(machine).orElseThrow(() -> new AssertionError("the cloud has no host for " + machine));
    }

    @Override
    public void close() throws IOException {
        try (hosts) {
            provider.close();
        }
    }
}
