package io.windlass.ssh.internal;

import io.windlass.api.ssh.RemoteTerminal;
import java.util.concurrent.Semaphore;
import net.schmizz.sshj.common.SSHException;

/** Tells the host of each new size of the user's terminal; of several in a row it may hear the last one only. */
final class WindowSizes implements AutoCloseable {

    private final RemoteTerminal terminal;
    private final Semaphore changed = new Semaphore(0);
    private volatile boolean closed;

    /** Listens from now on, so that no change is missed before {@link #follow}. */
    WindowSizes(RemoteTerminal terminal) {
        this.terminal = terminal;
        terminal.onResize(changed::release);
    }

    /** Returns at once; what it starts ends with {@link #close} or with the connection. */
    void follow(Lease.Execution execution) {
        Thread.ofVirtual().name("ssh-window").start(() -> tell(execution));
    }

    private void tell(Lease.Execution execution) {
        try {
            while (true) {
                changed.acquireUninterruptibly();
                changed.drainPermits();
                if (closed) {
                    return;
                }
                execution.resize(terminal.size());
            }
        } catch (SSHException ended) {
            // Whoever waits for the program hears of it.
        }
    }

    @Override
    public void close() {
        terminal.onResize(() -> {});
        closed = true;
        changed.release();
    }
}
