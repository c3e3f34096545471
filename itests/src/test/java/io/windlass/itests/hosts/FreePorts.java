package io.windlass.itests.hosts;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Ports of 127.0.0.1 that are taken and closed: each is held by a socket that is bound and does not listen, so that
 * visitors are refused and nobody else is given it.
 *
 * <p>They lie below those that Linux gives to connections. Asked for any port, it takes 10 ms each once thousands are
 * gone, and the connections to thousands of hosts need theirs.
 */
final class FreePorts {
    private static final int FIRST = 10_000;
    private static final int COUNT = 32_768 - FIRST;
    private static final Duration LONGEST_COPY = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(5);
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private FreePorts() {}

    static SocketChannel take() throws IOException {
        for (int tried = 0; tried < COUNT; tried++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            SocketChannel socket = SocketChannel.open();
            try {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                // Only now: before, it would share a port that somebody else keeps closed.
                return shared(socket);
            } catch (BindException taken) {
                socket.close();
            }
        }
        throw new BindException("every port from " + FIRST + " on is taken");
    }

    /**
     * Takes a port that was listened at until now. A program that this JVM starts in the same moment has a copy of the
     * socket that listens until its own code begins, so the port may be in use a little longer than it looks.
     */
    static SocketChannel keep(InetSocketAddress address) throws IOException {
        long end = System.nanoTime() + LONGEST_COPY.toNanos();
        while (true) {
            SocketChannel socket = shared(SocketChannel.open());
            try {
                return socket.bind(address);
            } catch (BindException taken) {
                socket.close();
                if (System.nanoTime() > end) {
                    throw taken;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    /** One that listens can be opened at the same port, before this one is closed. */
    private static SocketChannel shared(SocketChannel socket) throws IOException {
        return socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    }
}
