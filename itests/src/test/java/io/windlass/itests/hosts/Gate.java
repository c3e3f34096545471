package io.windlass.itests.hosts;

import io.windlass.itests.hosts.Behaviour.Fault;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.common.util.Readable;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/** Lets connections and their bytes through to the SSH server, or not, as the host's behaviour wants it. */
final class Gate implements IoHandler {
    private final IoHandler sessions;
    private final Registry hosts;

    Gate(IoHandler sessions, Registry hosts) {
        this.sessions = sessions;
        this.hosts = hosts;
    }

    @Override
    public void sessionCreated(IoSession connection) throws Exception {
        FakeHost host = host(connection);
        if (host == null || !host.admit(connection)) {
            connection.close(true);
        } else if (!hold(host, connection, () -> sessions.sessionCreated(connection))) {
            sessions.sessionCreated(connection);
        }
    }

    @Override
    public void sessionClosed(IoSession connection) throws Exception {
        FakeHost host = host(connection);
        if (host != null) {
            host.forget(connection);
        }
        if (AbstractSession.getSession(connection, true) != null) {
            sessions.sessionClosed(connection);
        }
    }

    @Override
    public void exceptionCaught(IoSession connection, Throwable cause) throws Exception {
        if (AbstractSession.getSession(connection, true) == null) {
            connection.close(true);
        } else {
            sessions.exceptionCaught(connection, cause);
        }
    }

    @Override
    public void messageReceived(IoSession connection, Readable message) throws Exception {
        FakeHost host = host(connection);
        if (host != null && host.mood().now() == Fault.FROZEN) {
            byte[] bytes = new byte[message.available()];
            message.getRawBytes(bytes, 0, bytes.length);
            Readable copy = new ByteArrayBuffer(bytes);
            if (!hold(host, connection, () -> sessions.messageReceived(connection, copy))) {
                sessions.messageReceived(connection, copy);
            }
        } else {
            sessions.messageReceived(connection, message);
        }
    }

    /** Nothing more is read before what is held was dealt with, so that the order stays. */
    private boolean hold(FakeHost host, IoSession connection, Event event) {
        return host.mood().hold(connection::suspendRead, () -> {
            if (connection.isOpen()) {
                happen(connection, event);
            }
            connection.resumeRead();
        });
    }

    private void happen(IoSession connection, Event event) {
        try {
            event.happen();
        } catch (Exception e) {
            // As for an event that is not late: the connection ends.
            connection.close(true);
        }
    }

    private @Nullable FakeHost host(IoSession connection) {
        return hosts.find(connection.getLocalAddress());
    }

    /** What was to be done. */
    private interface Event {
        void happen() throws Exception;
    }
}
