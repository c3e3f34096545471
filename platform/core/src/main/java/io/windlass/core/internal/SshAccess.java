package io.windlass.core.internal;

import io.windlass.api.host.HostId;
import io.windlass.api.ssh.Remote;
import io.windlass.api.ssh.SshConnector;
import io.windlass.api.ssh.SshProbes;
import io.windlass.api.ssh.SshTarget;
import java.time.Duration;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Both ways to a host: one connection for commands, one that only knows whether it is alive. */
@Component(service = SshAccess.class)
public final class SshAccess {

    private final SshConnector connector;
    private final SshProbes probes;

    /**
     * Called by the component runtime.
     *
     * @param connector runs commands
     * @param probes knows whether hosts are alive
     */
    @Activate
    public SshAccess(@Reference SshConnector connector, @Reference SshProbes probes) {
        this.connector = connector;
        this.probes = probes;
    }

    Remote connect(SshTarget target, Duration timeout) {
        return connector.connect(target, timeout);
    }

    void probe(SshTarget target, Duration timeout) {
        probes.probe(target, timeout);
    }

    void disconnect(HostId host) {
        probes.forget(host);
        connector.disconnect(host);
    }

    SshProbes.Watch onLost(Consumer<HostId> listener) {
        return probes.onLost(listener);
    }
}
