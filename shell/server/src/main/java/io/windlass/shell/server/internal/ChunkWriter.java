package io.windlass.shell.server.internal;

import io.windlass.shell.commands.OutputQueue;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Sends chunks to the client. */
final class ChunkWriter {

    private final OutputQueue<Chunk> queue;

    ChunkWriter(OutputStream output) {
        DataOutputStream data = new DataOutputStream(output);
        queue = new OutputQueue<>("client-writer", chunk -> write(data, chunk));
    }

    void send(Chunk chunk) throws IOException {
        queue.put(chunk);
    }

    /** Sends the last chunk and waits until it is out. */
    void finish(Chunk last) throws IOException {
        queue.put(last);
        queue.finish();
    }

    void abandon() {
        queue.abandon();
    }

    /** Returns a stream whose bytes are sent as chunks of one type, at once. */
    OutputStream stream(char type) {
        return queue.stream(bytes -> new Chunk(type, bytes));
    }

    private static void write(DataOutputStream output, Chunk chunk) throws IOException {
        output.writeInt(chunk.payload().length);
        output.writeByte(chunk.type());
        output.write(chunk.payload());
        output.flush();
    }
}
