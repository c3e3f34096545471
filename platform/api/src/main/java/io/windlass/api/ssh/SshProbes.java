package io.windlass.api.ssh;

import io.windlass.api.error.MachineException;
import io.windlass.api.host.HostId;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Knows of many hosts whether they are alive, by one idle SSH connection to each that costs little memory and no thread.
 * Commands do not run on it; {@link SshConnector} is for them. A service; safe for any thread.
 */
public interface SshProbes {

    /**
     * Makes sure that the host's SSH server is alive and has a trusted key. Costs one small packet each way where the
     * connection is there; opens it where it is not, or goes to another target. Tens of thousands of hosts may be probed
     * in turn. Blocks.
     *
     * @param target the host, with at least one trusted key
     * @param timeout for everything together
     * @throws MachineException as {@link SshConnector#connect}
     */
    void probe(SshTarget target, Duration timeout);

    /**
     * Asks to be told at once when a probed connection is lost, other than by {@link #forget}.
     *
     * @param listener called on a thread of the service with the host whose connection broke; must not block
     * @return ends the telling when closed
     */
    Watch onLost(Consumer<HostId> listener);

    /**
     * Closes the host's connection, if there is one.
     *
     * @param host the host
     */
    void forget(HostId host);

    /** A listener's registration. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
