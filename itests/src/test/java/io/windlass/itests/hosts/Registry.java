package io.windlass.itests.hosts;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The hosts by the addresses of their doors. */
final class Registry {
    private final Map<SocketAddress, FakeHost> byAddress = new ConcurrentHashMap<>();

    /** Null where no host is, as when somebody from outside finds a port that all hosts share. */
    @Nullable FakeHost find(@Nullable SocketAddress address) {
        return address == null ? null : byAddress.get(address);
    }

    FakeHost require(SocketAddress address) {
        FakeHost host = find(address);
        if (host == null) {
            throw new IllegalStateException("no host at " + address);
        }
        return host;
    }

    void add(FakeHost host, Collection<InetSocketAddress> addresses) {
        addresses.forEach(address -> byAddress.put(address, host));
    }

    void remove(Collection<InetSocketAddress> addresses) {
        addresses.forEach(byAddress::remove);
    }

    List<FakeHost> all() {
        return byAddress.values().stream().distinct().toList();
    }
}
