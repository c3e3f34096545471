package io.windlass.shell.server.internal;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads chunks, and refuses those that are longer than any honest one. */
final class ChunkReader {

    /** Linux allows no argument and no variable longer than this. */
    static final int LONGEST = 128 * 1024;

    private final DataInputStream input;

    ChunkReader(InputStream input) {
        this.input = new DataInputStream(input);
    }

    /** Returns empty at the end of the connection. */
    Optional<Chunk> next() throws IOException {
        int first = input.read();
        if (first < 0) {
            return Optional.empty();
        }
        int length = first << 24 | input.readUnsignedByte() << 16 | input.readUnsignedShort();
        char type = (char) input.readUnsignedByte();
        if (length < 0 || length > LONGEST) {
            throw new ProtocolException("a chunk of " + Integer.toUnsignedString(length) + " bytes");
        }
        byte[] payload = input.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException("a chunk ended early");
        }
        return Optional.of(new Chunk(type, payload));
    }
}
