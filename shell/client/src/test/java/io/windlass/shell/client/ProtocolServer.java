package io.windlass.shell.client;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The daemon's side of the protocol, played by a test chunk by chunk. */
final class ProtocolServer implements AutoCloseable {

    private final Path shortcut;
    private final ServerSocketChannel server;

    /** Listens in a store, by way of a link if its path is too long for an address. */
    ProtocolServer(Path storage) throws IOException {
        Path daemon = Files.createDirectories(storage.resolve("daemon"));
        shortcut = Files.createTempDirectory("s").resolve("d");
        Files.createSymbolicLink(shortcut, daemon);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(shortcut.resolve("machined.sock")));
    }

    Peer accept() throws IOException {
        return new Peer(server.accept());
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.delete(shortcut);
        Files.delete(shortcut.getParent());
    }

    /** One client. */
    static final class Peer implements AutoCloseable {

        private final SocketChannel channel;
        private final DataInputStream input;
        private final DataOutputStream output;

        Peer(SocketChannel channel) {
            this.channel = channel;
            input = new DataInputStream(Channels.newInputStream(channel));
            output = new DataOutputStream(Channels.newOutputStream(channel));
        }

        Chunk receive() throws IOException {
            byte[] payload = new byte[input.readInt()];
            char type = (char) input.readByte();
            input.readFully(payload);
            return new Chunk(type, payload);
        }

        /** Returns everything up to the chunk that starts the command, with it. */
        List<Chunk> request() throws IOException {
            List<Chunk> request = new ArrayList<>();
            do {
                request.add(receive());
            } while (request.getLast().type() != 'C');
            return request;
        }

        void send(char type, String payload) throws IOException {
            send(type, payload.getBytes(StandardCharsets.UTF_8));
        }

        void send(char type, byte[] payload) throws IOException {
            header(type, payload.length);
            output.write(payload);
        }

        void header(char type, int length) throws IOException {
            output.writeInt(length);
            output.writeByte(type);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
