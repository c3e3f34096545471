package io.windlass.ssh.probe.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between client and server, and can swallow everything from a moment on, as a dead network does. */
final class StallingProxy implements AutoCloseable {

    private final AtomicInteger clientsGone = new AtomicInteger();
    private final ServerSocket listener;
    private final int to;
    private volatile boolean stalled;

    private StallingProxy(int to) throws IOException {
        this.to = to;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    static StallingProxy before(int port) throws IOException {
        return new StallingProxy(port);
    }

    int port() {
        return listener.getLocalPort();
    }

    void stall() {
        stalled = true;
    }

    int clientsGone() {
        return clientsGone.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        try (Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), to)) {
            Thread.startVirtualThread(() -> pass(server, client));
            pass(client, server);
            clientsGone.incrementAndGet();
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void pass(Socket from, Socket towards) {
        byte[] piece = new byte[8192];
        try {
            for (int length = from.getInputStream().read(piece);
                    length >= 0;
                    length = from.getInputStream().read(piece)) {
                if (!stalled) {
                    towards.getOutputStream().write(piece, 0, length);
                }
            }
        } catch (IOException closed) {
            // One end has hung up.
        }
    }
}
