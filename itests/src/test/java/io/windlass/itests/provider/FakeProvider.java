package io.windlass.itests.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A provider on a port of 127.0.0.1, from {@link #start} to {@link #close}. The package says how to use it. */
public final class FakeProvider implements AutoCloseable {

    static {
        // Read once, by the first server of this JVM. Otherwise answers wait 40 ms for an acknowledgement, and
        // connections beyond 200, or idle for 30 s, are closed under a caller who is about to use them.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "100000");
        System.setProperty("sun.net.httpserver.idleInterval", "3600");
    }

    private static final int BACKLOG = 1024;

    private final History history;
    private final LimitChecker limits;
    private final Faults faults = new Faults();
    private final Cloud cloud;
    private final Desk desk;
    private final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("provider-", 0).factory());
    private final HttpServer server;

    private FakeProvider(Builder options) {
        history = new History(options.time);
        limits = new LimitChecker(options.limit);
        cloud = new Cloud(options.backend, history, options.time, options.quota);
        desk = new Desk(options, history, limits, faults, cloud);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** A provider without SSH hosts, faults, limit and quota. */
    public static FakeProvider start() {
        return builder().start();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** For {@code --fake-url}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public Faults faults() {
        return faults;
    }

    public History history() {
        return history;
    }

    public LimitChecker limits() {
        return limits;
    }

    public Cloud cloud() {
        return cloud;
    }

    /** Calls that arrive from now on pass here. */
    public void gate(Gate gate) {
        desk.gate(gate);
    }

    /**
     * Ends the provider; calls under way break off.
     *
     * @throws AssertionError if a gate or a host backend has thrown something, or the provider itself is defective
     */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        threads.close();
        if (!defects.isEmpty()) {
            AssertionError failure = new AssertionError("the fake provider failed", defects.peek());
            defects.stream().skip(1).forEach(failure::addSuppressed);
            throw failure;
        }
    }

    private void serve(HttpExchange exchange) {
        // Closing an exchange that is not answered closes its connection.
        try (exchange) {
            serveOrOwnUp(exchange);
        } catch (IOException e) {
            // The caller is gone; the history has it.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serveOrOwnUp(HttpExchange exchange) throws IOException, InterruptedException {
        try {
            desk.serve(exchange);
        } catch (RuntimeException | Error e) {
            defects.add(e);
            new Delivery(exchange).whole(Answer.INTERNAL);
        }
    }

    /** What can be chosen before the start. */
    public static final class Builder {
        private HostBackend backend = HostBackend.NONE;
        private RateLimit limit = RateLimit.NONE;
        private boolean enforced;
        private int quota = Integer.MAX_VALUE;
        private int pageSize = 500;
        private int port;
        private Time time = Time.SYSTEM;

        private Builder() {}

        /** What stands behind the instances; nothing by default. */
        public Builder backend(HostBackend hosts) {
            backend = hosts;
            return this;
        }

        /** The limit of each account. Calls above it are counted, and done all the same. */
        public Builder limit(RateLimit each) {
            limit = each;
            return this;
        }

        /** Calls above the limit are answered 429. */
        public Builder enforced() {
            enforced = true;
            return this;
        }

        /** How many instances an account may have. */
        public Builder quota(int instances) {
            quota = instances;
            return this;
        }

        /** How many instances a list gives at once. */
        public Builder pageSize(int instances) {
            pageSize = instances;
            return this;
        }

        /** Where to listen; any free port by default. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** Another clock. */
        public Builder time(Time clock) {
            time = clock;
            return this;
        }

        public FakeProvider start() {
            return new FakeProvider(this);
        }

        Time time() {
            return time;
        }

        boolean isEnforced() {
            return enforced;
        }

        int pageSize() {
            return pageSize;
        }
    }
}
