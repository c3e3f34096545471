package io.windlass.itests.hosts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A fleet of fake hosts. They share a handful of threads. */
public final class FakeHosts implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Registry registry = new Registry();
    private final SshFront ssh = new SshFront(registry, threads);
    private final EngineFront engines = new EngineFront(registry, threads);
    private final Street street;

    private FakeHosts(boolean crowd) throws IOException {
        street = crowd ? new Street.OwnAddresses(ssh, engines) : new Street.OwnPorts(ssh, engines);
    }

    /** A fleet without hosts. Each host will have two ports of 127.0.0.1. */
    public static FakeHosts start() throws IOException {
        return new FakeHosts(false);
    }

    /** As {@link #start}, but each host will have an address of 127.0.0.0/8, and all the same two ports. */
    public static FakeHosts crowd() throws IOException {
        return new FakeHosts(true);
    }

    /** A new host, switched on, into which the owner of this public key can log in under any name. */
    public FakeHost add(String authorizedKey) {
        Street.Doors doors = street.next();
        FakeHost host = new FakeHost(authorizedKey, doors, threads);
        registry.add(host, addresses(host));
        host.powerOn();
        return host;
    }

    /** The host is gone for good. */
    public void remove(FakeHost host) {
        host.demolish();
        registry.remove(addresses(host));
    }

    public List<FakeHost> all() {
        return registry.all();
    }

    @Override
    public void close() throws IOException {
        all().forEach(this::remove);
        ssh.close();
        engines.close();
        threads.shutdownNow();
        threads.close();
    }

    private static List<InetSocketAddress> addresses(FakeHost host) {
        InetAddress address = InetAddress.ofLiteral(host.address());
        return List.of(
                new InetSocketAddress(address, host.sshPort()),
                new InetSocketAddress(address, host.engine().port()));
    }
}
