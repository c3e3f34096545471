package io.windlass.api.ssh;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostId;
import java.time.Duration;

/** Opens and keeps one SSH connection per host. A service; safe for any thread. */
public interface SshConnector {

    /**
     * Returns the host's connection: the kept one if it is alive and goes to the same target, else a new one. Blocks
     * for one attempt at most; whoever wants to try again does so itself.
     *
     * @param target the host
     * @param timeout for connecting and authenticating together
     * @return an open connection
     * @throws MachineException with {@link StandardErrorCode#SSH_UNREACHABLE}, {@link
     *     StandardErrorCode#SSH_AUTHENTICATION_FAILED}, {@link StandardErrorCode#SSH_HOST_KEY_CHANGED} or {@link
     *     StandardErrorCode#SSH_KEY_UNREADABLE}
     */
    Remote connect(SshTarget target, Duration timeout);

    /**
     * Closes the host's connection, if there is one; commands under way on it fail.
     *
     * @param host the host
     */
    void disconnect(HostId host);
}
