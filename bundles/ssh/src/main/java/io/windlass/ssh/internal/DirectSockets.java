package io.windlass.ssh.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the one socket of a connection and can close it at any moment, also while it connects. Closing the socket is
 * the only way to end a connection that never waits for the other side or for a lock of sshj.
 */
final class DirectSockets extends SocketFactory implements AutoCloseable {

    private boolean closed;
    private @Nullable Socket socket;

    @Override
    public synchronized Socket createSocket() throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        Socket made = new Socket();
        // Small packets go out at once: 1.5 ms instead of 44 ms for a command.
        made.setTcpNoDelay(true);
        socket = made;
        return made;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("sshj connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("sshj connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("sshj connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("sshj connects by itself");
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("a socket can always be closed", e);
        }
    }
}
