package io.windlass.shell.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Chunks over a socket. One thread reads; any thread sends. */
final class Connection {

    private static final int HEADER = 5;
    private static final int LONGEST = 1024 * 1024;
    private static final int PIECE = 32 * 1024;

    private final SocketChannel channel;
    private final Object sending = new Object();
    private int outputLeft;
    private char outputType;

    Connection(SocketChannel channel) {
        this.channel = channel;
    }

    void send(List<Chunk> chunks) throws IOException {
        int size = 0;
        for (Chunk chunk : chunks) {
            size += HEADER + chunk.payload().length;
        }
        ByteBuffer frames = ByteBuffer.allocate(size);
        for (Chunk chunk : chunks) {
            frames.putInt(chunk.payload().length).put((byte) chunk.type()).put(chunk.payload());
        }
        frames.flip();
        synchronized (sending) {
            while (frames.hasRemaining()) {
                channel.write(frames);
            }
        }
    }

    /** Sends what the daemon may no longer be there to read: that shows at the next {@link #receive}, which tells more. */
    void offer(Chunk chunk) {
        try {
            send(List.of(chunk));
        } catch (IOException gone) {
            // See above.
        }
    }

    /** Returns the next chunk; output of any length comes in pieces. */
    Chunk receive() throws IOException {
        if (outputLeft == 0) {
            ByteBuffer header = read(HEADER);
            int length = header.getInt();
            char type = (char) header.get();
            if (type != '1' && type != '2') {
                return new Chunk(type, read(checked(length)).array());
            }
            outputType = type;
            outputLeft = length;
        }
        int part = Math.min(outputLeft, PIECE);
        outputLeft -= part;
        return new Chunk(outputType, read(part).array());
    }

    private ByteBuffer read(int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new ClientException(
                        "the daemon ended before it answered; its log is in daemon/log below the storage path");
            }
        }
        return bytes.flip();
    }

    private static int checked(int length) throws ClientException {
        if (length < 0 || length > LONGEST) {
            throw new ClientException(
                    "the daemon's answer is broken: a chunk of " + Integer.toUnsignedString(length) + " bytes");
        }
        return length;
    }
}
