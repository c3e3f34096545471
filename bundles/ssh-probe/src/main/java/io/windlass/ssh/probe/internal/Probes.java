package io.windlass.ssh.probe.internal;

import io.windlass.api.host.HostId;
import io.windlass.api.ssh.SshProbes;
import io.windlass.api.ssh.SshTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds one idle connection per host. */
@Component(service = SshProbes.class, configurationPid = ProbeSettings.PID)
@Designate(ocd = ProbeSettings.class)
public final class Probes implements SshProbes, ProbeConnection.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(Probes.class);

    /** Guarded by itself, as is what follows; nothing that blocks happens under it. */
    private final Map<HostId, ProbeConnection> held = new HashMap<>();

    /** Beyond what may be held: each for one probe. */
    private final Set<ProbeConnection> passing = new HashSet<>();

    private final Map<Watch, Consumer<HostId>> listeners = new ConcurrentHashMap<>();
    private final Dialer dialer;
    private final int most;
    private boolean stopped;

    /** Called by Declarative Services. */
    @Activate
    public Probes(ProbeSettings settings) {
        this(
                Identities.ofUser(new KeyFiles(settings.maxConnections())),
                settings.maxConnections(),
                settings.connectsAtOnce());
    }

    Probes(Identities identities, int most, int connectsAtOnce) {
        this.dialer = new Dialer(identities, connectsAtOnce);
        this.most = most;
    }

    @Override
    public void probe(SshTarget target, Duration timeout) {
        if (target.trusted().isEmpty()) {
            throw SshFailures.notPinned(target.endpoint());
        }
        Deadline deadline = Deadline.in(timeout);
        // The held connection may turn out to be closed only now; a new one that closes at once is the host's trouble.
        boolean alive = tryProbe(target, deadline);
        if (!alive) {
            alive = tryProbe(target, deadline);
        }
        if (!alive) {
            throw SshFailures.lost(target.endpoint());
        }
    }

    @Override
    public Watch onLost(Consumer<HostId> listener) {
        Watch watch = new Watch() {
            @Override
            public void close() {
                listeners.remove(this);
            }
        };
        listeners.put(watch, listener);
        return watch;
    }

    @Override
    public void forget(HostId host) {
        List<ProbeConnection> ofHost = new ArrayList<>();
        synchronized (held) {
            passing.stream()
                    .filter(connection -> connection.target().host().equals(host))
                    .forEach(ofHost::add);
            ProbeConnection connection = held.get(host);
            if (connection != null) {
                ofHost.add(connection);
            }
        }
        ofHost.forEach(ProbeConnection::close);
    }

    /** Closes everything and waits until no thread is left; what is under way fails, and so does what comes later. */
    @Deactivate
    public void stop() {
        List<ProbeConnection> all;
        synchronized (held) {
            stopped = true;
            all = new ArrayList<>(held.values());
            all.addAll(passing);
        }
        all.forEach(ProbeConnection::close);
        dialer.stop();
    }

    private boolean tryProbe(SshTarget target, Deadline deadline) {
        ProbeConnection connection = reserve(target, deadline);
        try {
            return connection.probe(deadline);
        } finally {
            if (isPassing(connection)) {
                connection.close();
            }
        }
    }

    private ProbeConnection reserve(SshTarget target, Deadline deadline) {
        @Nullable ProbeConnection before;
        ProbeConnection fresh;
        synchronized (held) {
            if (stopped) {
                throw SshFailures.closed(target.endpoint());
            }
            before = held.get(target.host());
            if (before != null && before.serves(target)) {
                return before;
            }
            fresh = new ProbeConnection(target, this, dialer, deadline);
            if (before != null || held.size() < most) {
                held.put(target.host(), fresh);
            } else {
                passing.add(fresh);
            }
        }
        if (before != null) {
            before.close();
        }
        fresh.open();
        return fresh;
    }

    private boolean isPassing(ProbeConnection connection) {
        synchronized (held) {
            return passing.contains(connection);
        }
    }

    @Override
    public void ended(ProbeConnection connection, boolean lost) {
        HostId host = connection.target().host();
        boolean passed;
        synchronized (held) {
            held.remove(host, connection);
            passed = passing.remove(connection);
        }
        if (lost && !passed) {
            listeners.values().forEach(listener -> tell(listener, host));
        }
    }

    private static void tell(Consumer<HostId> listener, HostId host) {
        try {
            listener.accept(host);
        } catch (RuntimeException e) {
            LOG.warn("A listener failed when it was told that the connection to host {} is lost", host, e);
        }
    }
}
