package io.windlass.shell.server.internal;

import io.windlass.shell.commands.CommandRunner;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The socket that only its owner can reach, and the connections to it. */
final class SocketListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SocketListener.class);
    private static final int MOST_CONNECTIONS = 256;
    private static final String NAME = "machined.sock";

    private final Path socket;
    private final ServerSocketChannel server;
    private final CommandRunner runner;
    private final Semaphore places;
    private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();

    private SocketListener(Path socket, ServerSocketChannel server, CommandRunner runner, int places) {
        this.socket = socket;
        this.server = server;
        this.runner = runner;
        this.places = new Semaphore(places);
    }

    static SocketListener open(Path folder, CommandRunner runner) throws IOException {
        return open(folder, runner, MOST_CONNECTIONS);
    }

    static SocketListener open(Path folder, CommandRunner runner, int places) throws IOException {
        // Nobody else can enter the folder, so nobody can connect before the socket has its own mode.
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Path socket = folder.resolve(NAME).toAbsolutePath();
        // Whoever is here holds the daemon's lock: a socket that lies here belongs to a daemon that died.
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(shortest(folder, socket)));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        SocketListener listener = new SocketListener(socket, server, runner, places);
        Thread.ofVirtual().name("client-accept").start(listener::accept);
        return listener;
    }

    Path socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        for (SocketChannel connection : connections) {
            connection.close();
        }
    }

    /** A socket's path has 107 bytes at most; the daemon works in the folder, so that the name alone will do. */
    private static Path shortest(Path folder, Path socket) throws IOException {
        return Files.isSameFile(folder, Path.of("")) ? Path.of(NAME) : socket;
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel channel = server.accept();
                connections.add(channel);
                Thread.ofVirtual().name("client").start(() -> handle(channel));
            } catch (ClosedChannelException e) {
                LOG.debug("no longer listening");
            } catch (IOException e) {
                LOG.error("A client could not connect", e);
                pause();
            }
        }
    }

    /** Too many open files, most likely: others must get the time to close some. */
    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(SocketChannel channel) {
        boolean admitted = places.tryAcquire();
        try (channel) {
            Connection connection = new Connection(channel);
            if (admitted) {
                connection.serve(runner);
            } else {
                connection.refuse("Too many commands at the same time. Try again later.");
            }
        } catch (IOException e) {
            LOG.debug("a connection broke: {}", e.toString());
        } finally {
            connections.remove(channel);
            if (admitted) {
                places.release();
            }
        }
    }
}
