package io.windlass.shell.server.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client that can also misbehave. */
final class Client implements AutoCloseable {

    private final SocketChannel channel;
    private final DataInputStream input;
    private final DataOutputStream output;

    Client(Path socket) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        input = new DataInputStream(Channels.newInputStream(channel));
        output = new DataOutputStream(Channels.newOutputStream(channel));
    }

    Client call(String... arguments) throws IOException {
        for (String argument : arguments) {
            send('A', argument);
        }
        send('E', "HOME=/home/user");
        send('D', "/home/user");
        return send('C', "machine");
    }

    Client send(char type, String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        return header(payload.length, type).bytes(payload);
    }

    Client header(int length, char type) throws IOException {
        output.writeInt(length);
        output.writeByte(type);
        return this;
    }

    Client bytes(byte[] payload) throws IOException {
        output.write(payload);
        return this;
    }

    Chunk expect() throws IOException {
        int length = input.readInt();
        char type = (char) input.readUnsignedByte();
        return new Chunk(type, input.readNBytes(length));
    }

    /** Reads to the end of the connection. */
    List<String> rest() throws IOException {
        List<String> chunks = new ArrayList<>();
        ChunkReader reader = new ChunkReader(input);
        for (Optional<Chunk> chunk = reader.next(); chunk.isPresent(); chunk = reader.next()) {
            chunks.add(chunk.get().type() + " " + chunk.get().text());
        }
        return chunks;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
