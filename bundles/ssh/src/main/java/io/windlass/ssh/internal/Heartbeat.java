package io.windlass.ssh.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import net.schmizz.concurrent.Promise;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.ConnectionException;

/**
 * Asks a server now and then whether it is there. sshj has the same with a platform thread per connection, and it can
 * hang in the very write that should find out.
 */
final class Heartbeat implements AutoCloseable {

    private static final int UNANSWERED_AT_MOST = 3;

    private final AtomicInteger unanswered = new AtomicInteger();
    private final Connection connection;
    private final Thread thread;

    /** Begins to ask; an interval of zero means never. */
    Heartbeat(Connection connection, Duration interval, Runnable whenDead) {
        this.connection = connection;
        thread = Thread.ofVirtual().name("ssh-heartbeat").unstarted(() -> beat(interval, whenDead));
        if (interval.isPositive()) {
            thread.start();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void beat(Duration interval, Runnable whenDead) {
        try {
            while (unanswered.get() < UNANSWERED_AT_MOST) {
                Thread.sleep(interval);
                unanswered.incrementAndGet();
                Thread.ofVirtual().name("ssh-heartbeat-question").start(this::ask);
            }
        } catch (InterruptedException closed) {
            return;
        }
        whenDead.run();
    }

    private void ask() {
        try {
            Promise<?, ConnectionException> answer =
                    connection.sendGlobalRequest("keepalive@openssh.com", true, new byte[0]);
            answer.retrieve();
        } catch (SSHException refusedOrClosed) {
            // Servers refuse what they do not know. That is an answer, and a closed connection has no use for one.
        }
        unanswered.set(0);
    }
}
