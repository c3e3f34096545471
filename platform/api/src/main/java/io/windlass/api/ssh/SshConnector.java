package io.windlass.api.ssh;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostId;
import java.time.Duration;
import java.util.function.Consumer;

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
     * Makes sure, over a connection that is kept for this, that the host's SSH server is alive and still has a trusted
     * key. Costs one small packet each way where the connection is there; opens it where it is not. Tens of thousands
     * of hosts may be probed in turn.
     *
     * @param target the host, with at least one trusted key
     * @param timeout for everything together
     * @throws MachineException as {@link #connect}
     */
    void probe(SshTarget target, Duration timeout);

    /**
     * Asks to be told at once when a probed connection is lost, other than by {@link #disconnect}.
     *
     * @param listener called on a thread of the connector with the host whose connection broke; must not block
     * @return ends the telling when closed
     */
    Watch onLost(Consumer<HostId> listener);

    /** A listener's registration. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Closes the host's connection, if there is one; commands under way on it fail.
     *
     * @param host the host
     */
    void disconnect(HostId host);
}
