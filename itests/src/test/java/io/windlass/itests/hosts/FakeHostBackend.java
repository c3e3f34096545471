package io.windlass.itests.hosts;

import io.windlass.itests.provider.HostBackend;
import io.windlass.itests.provider.Labels;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A fake host behind each instance of a fake provider. */
final class FakeHostBackend implements HostBackend {
    private final FakeHosts hosts;
    private final Map<String, Tenancy> tenancies = new ConcurrentHashMap<>();

    FakeHostBackend(FakeHosts hosts) {
        this.hosts = hosts;
    }

    /** The host of a living instance of this name; the newest, should a careless caller have made several. */
    Optional<FakeHost> named(String name) {
        return tenancies.values().stream()
                .filter(tenancy -> tenancy.labels().name().equals(name))
                .max((one, other) -> Long.compare(one.number(), other.number()))
                .map(Tenancy::host);
    }

    @Override
    public Host created(String instance, Labels labels, String authorizedKey) {
        FakeHost host = hosts.add(authorizedKey);
        tenancies.put(instance, new Tenancy(System.nanoTime(), labels, host));
        return place(host);
    }

    @Override
    public Host started(String instance) {
        FakeHost host = host(instance);
        host.powerOn();
        return place(host);
    }

    @Override
    public void stopped(String instance, boolean orderly) {
        host(instance).powerOff();
    }

    @Override
    public void removed(String instance) {
        Tenancy ended = tenancies.remove(instance);
        if (ended != null) {
            hosts.remove(ended.host());
        }
    }

    private FakeHost host(String instance) {
        Tenancy tenancy = tenancies.get(instance);
        if (tenancy == null) {
            throw new IllegalStateException("no host for instance " + instance);
        }
        return tenancy.host();
    }

    private static Host place(FakeHost host) {
        return new Host(host.address(), host.sshPort(), host.engine().port(), Optional.of(host.hostKey()));
    }

    /** Who has a host, and since when. */
    private record Tenancy(long number, Labels labels, FakeHost host) {}
}
