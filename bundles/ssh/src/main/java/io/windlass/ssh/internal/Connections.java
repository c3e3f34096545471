package io.windlass.ssh.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.host.HostId;
import io.windlass.api.ssh.Remote;
import io.windlass.api.ssh.SshConnector;
import io.windlass.api.ssh.SshTarget;
import io.windlass.ssh.internal.KeptConnection.Use;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** Keeps one connection per host. */
@Component(service = SshConnector.class, configurationPid = SshSettings.PID)
@Designate(ocd = SshSettings.class)
public final class Connections implements SshConnector, KeptConnection.Owner {

    /** How often idle connections are looked for in the time that they may be idle. */
    private static final int SWEEPS = 4;

    /** What commands are given to. Guarded by itself, as is what follows; nothing that blocks happens under it. */
    private final Map<HostId, KeptConnection> kept = new HashMap<>();

    /** Those and the retired ones. */
    private final Set<KeptConnection> open = new HashSet<>();

    private final Dialer dialer;
    private final int most;
    private final Duration heartbeat;
    private final Duration longestIdle;
    private final Timer timer;
    private final Timer.Repetition sweeping;
    private boolean stopped;

    /** Called by Declarative Services. */
    @Activate
    public Connections(SshSettings settings) {
        this(
                Identities.ofUser(),
                settings.maxConnections(),
                Duration.ofSeconds(settings.heartbeatSeconds()),
                Duration.ofSeconds(settings.idleSeconds()),
                new SystemTimer());
    }

    Connections(Identities identities, int most, Duration heartbeat, Duration longestIdle, Timer timer) {
        this.dialer = new Dialer(identities);
        this.most = Math.max(1, most);
        this.heartbeat = heartbeat;
        this.longestIdle = longestIdle;
        this.timer = timer;
        this.sweeping =
                longestIdle.isPositive() ? timer.every(longestIdle.dividedBy(SWEEPS), this::closeIdle) : () -> {};
    }

    @Override
    public Remote connect(SshTarget target, Duration timeout) {
        KeptConnection connection = open(target, Use.COMMAND, timeout);
        try {
            return new SshRemote(this, target, connection.hostKey(), timeout);
        } finally {
            connection.release(Use.COMMAND);
        }
    }

    @Override
    public void disconnect(HostId host) {
        List<KeptConnection> ofHost;
        synchronized (kept) {
            ofHost = open.stream()
                    .filter(connection -> connection.target().host().equals(host))
                    .toList();
        }
        ofHost.forEach(KeptConnection::close);
    }

    /** Closes everything; what is under way fails, and so does what comes later. */
    @Deactivate
    public void stop() {
        sweeping.close();
        List<KeptConnection> all;
        synchronized (kept) {
            stopped = true;
            all = List.copyOf(open);
        }
        all.forEach(KeptConnection::close);
    }

    /** Opens a session for one command or program, on a new connection if the kept one is gone or has no room. */
    Lease lease(SshTarget target, Use use, Duration timeout) {
        // The kept connection may turn out to be dead only now; a new one that dies at once is the host's own trouble.
        return tryLease(target, use, timeout)
                .or(() -> tryLease(target, use, timeout))
                .orElseThrow(() -> SshFailures.lost(target.endpoint()));
    }

    private Optional<Lease> tryLease(SshTarget target, Use use, Duration timeout) {
        KeptConnection connection = open(target, use, timeout);
        Optional<Lease> lease = Optional.empty();
        try {
            lease = connection.session(use, timeout);
            return lease;
        } finally {
            if (lease.isEmpty()) {
                connection.release(use);
            }
        }
    }

    /** Returns an open connection that is reserved for the caller, who releases it. */
    private KeptConnection open(SshTarget target, Use use, Duration timeout) {
        KeptConnection connection = reserve(target, use, timeout);
        try {
            connection.awaitOpen(timeout);
            return connection;
        } catch (MachineException e) {
            connection.release(use);
            throw e;
        }
    }

    private KeptConnection reserve(SshTarget target, Use use, Duration timeout) {
        KeptConnection before;
        KeptConnection fresh = new KeptConnection(target, this);
        synchronized (kept) {
            if (stopped) {
                throw SshFailures.closed(target.endpoint());
            }
            before = kept.get(target.host());
            if (before != null && before.serves(target) && before.reserve(use)) {
                return before;
            }
            kept.put(target.host(), fresh);
            open.add(fresh);
            fresh.reserve(use);
        }
        if (before != null) {
            before.replaceBy(target);
        }
        fresh.open(dialer, timeout, heartbeat);
        return fresh;
    }

    @Override
    public void closed(KeptConnection connection) {
        synchronized (kept) {
            kept.remove(connection.target().host(), connection);
            open.remove(connection);
        }
    }

    @Override
    public void released() {
        List<KeptConnection> surplus;
        synchronized (kept) {
            long now = timer.now();
            surplus = kept.values().stream()
                    .filter(KeptConnection::isIdle)
                    .sorted(Comparator.comparingLong(connection -> connection.lastUsed() - now))
                    .limit(Math.max(0, kept.size() - most))
                    .toList();
        }
        surplus.forEach(connection -> connection.closeIfIdleFor(Duration.ZERO));
    }

    @Override
    public long now() {
        return timer.now();
    }

    private void closeIdle() {
        List<KeptConnection> all;
        synchronized (kept) {
            all = List.copyOf(kept.values());
        }
        all.forEach(connection -> connection.closeIfIdleFor(longestIdle));
    }
}
