package io.windlass.itests.hosts;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/** Takes the connections to all engines; each port has a virtual thread that waits for them. */
final class EngineFront implements Listening, AutoCloseable {
    private static final int BACKLOG = 4096;

    private final Registry hosts;
    private final ExecutorService threads;
    private final Map<InetSocketAddress, Port> ports = new ConcurrentHashMap<>();

    EngineFront(Registry hosts, ExecutorService threads) {
        this.hosts = hosts;
        this.threads = threads;
    }

    @Override
    public InetSocketAddress listen(InetSocketAddress address) throws IOException {
        ServerSocketChannel port = ServerSocketChannel.open();
        try {
            port.bind(address, BACKLOG);
        } catch (IOException e) {
            port.close();
            throw e;
        }
        InetSocketAddress bound = (InetSocketAddress) port.getLocalAddress();
        ports.put(bound, new Port(port, CompletableFuture.runAsync(() -> accept(port), threads)));
        return bound;
    }

    @Override
    public void unlisten(InetSocketAddress address) throws IOException {
        Port port = ports.remove(address);
        if (port != null) {
            port.channel().close();
            // The socket itself lives until the thread lets go of it.
            port.accepting().join();
        }
    }

    @Override
    public void close() throws IOException {
        for (InetSocketAddress address : ports.keySet()) {
            unlisten(address);
        }
    }

    private void accept(ServerSocketChannel port) {
        while (true) {
            try {
                SocketChannel visitor = port.accept();
                threads.execute(() -> serve(visitor));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                throw new IllegalStateException("cannot accept at an engine's port", e);
            }
        }
    }

    private void serve(SocketChannel visitor) {
        try (visitor) {
            FakeHost host = hosts.find(visitor.getLocalAddress());
            if (host != null && host.engine().admit(visitor)) {
                try {
                    new EngineConnection(host, visitor).serve();
                } finally {
                    host.engine().forget(visitor);
                }
            }
        } catch (IOException e) {
            // The visitor left, or showed no certificate that the engine believes; it knows why.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A socket and the thread that waits at it. */
    private record Port(ServerSocketChannel channel, CompletableFuture<Void> accepting) {}
}
