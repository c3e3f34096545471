package io.windlass.api.ssh;

import io.windlass.api.host.HostId;
import io.windlass.api.host.HostKey;
import io.windlass.api.host.SshEndpoint;
import java.util.List;

/**
 * A host to connect to.
 *
 * @param host the key under which the connection is kept
 * @param endpoint where and as whom
 * @param trusted the host keys to believe; empty means that whatever key is shown is believed this once, and the
 *     caller pins {@link Remote#hostKey()} before it sends anything
 */
public record SshTarget(HostId host, SshEndpoint endpoint, List<HostKey> trusted) {

    /** Copies what could be changed from outside. */
    public SshTarget {
        trusted = List.copyOf(trusted);
    }
}
