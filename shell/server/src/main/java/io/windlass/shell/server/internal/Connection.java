package io.windlass.shell.server.internal;

import io.windlass.shell.commands.Caller;
import io.windlass.shell.commands.CommandRunner;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client: reads its request on this thread, runs the command there, and listens on another one meanwhile. */
final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final SocketChannel channel;
    private final ChunkReader reader;
    private final ChunkWriter writer;

    Connection(SocketChannel channel) {
        this.channel = channel;
        reader = new ChunkReader(new BufferedInputStream(Channels.newInputStream(channel)));
        writer = new ChunkWriter(new BufferedOutputStream(Channels.newOutputStream(channel)));
    }

    void serve(CommandRunner runner) throws IOException {
        Optional<Request> request = request();
        if (request.isPresent()) {
            ClientSession session = new ClientSession(caller(), request.get(), writer);
            Thread.ofVirtual().name("client-reader").start(() -> listen(session));
            writer.finish(session.end(run(runner, request.get(), session)));
        }
    }

    void refuse(String reason) throws IOException {
        if (request().isPresent()) {
            fail(reason);
        }
    }

    private Optional<Request> request() throws IOException {
        try {
            return Optional.of(Request.read(reader));
        } catch (ProtocolException e) {
            LOG.warn("A client does not speak the protocol: {}", e.getMessage());
            fail("The client does not speak the daemon's protocol: " + e.getMessage());
        } catch (IOException e) {
            LOG.debug("a client went without a command: {}", e.toString());
            writer.finish(Chunk.of(Chunk.EXIT, "1"));
        }
        return Optional.empty();
    }

    private void fail(String reason) throws IOException {
        writer.send(Chunk.of(Chunk.ERRORS, "machined: " + reason + "\n"));
        writer.finish(Chunk.of(Chunk.EXIT, "1"));
    }

    /** The kernel knows who it is: the daemon's own user, or root. */
    private Caller caller() throws IOException {
        return Caller.local(
                channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)
                        ? channel.getOption(ExtendedSocketOptions.SO_PEERCRED)
                                .user()
                                .getName()
                        : System.getProperty("user.name", ""));
    }

    private static int run(CommandRunner runner, Request request, ClientSession session) {
        try {
            return runner.run(request.call(), session);
        } catch (RuntimeException | Error e) {
            LOG.error("A command ended in a way that nobody foresaw", e);
            return 1;
        }
    }

    private void listen(ClientSession session) {
        try {
            for (Optional<Chunk> chunk = reader.next(); chunk.isPresent(); chunk = reader.next()) {
                session.accept(chunk.get());
            }
            session.abandon();
        } catch (ProtocolException e) {
            LOG.warn("A client does not speak the protocol: {}", e.getMessage());
            session.cancel();
        } catch (IOException e) {
            LOG.debug("the connection to a client has ended: {}", e.toString());
            session.abandon();
        }
    }
}
