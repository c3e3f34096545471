package io.windlass.shell.remote.internal;

import io.windlass.shell.commands.OutputQueue;
import java.io.IOException;
import java.io.OutputStream;

/** Sends to the two streams of a channel. */
final class ChannelWriter {

    private final OutputQueue<Piece> queue = new OutputQueue<>("console-writer", ChannelWriter::write);
    private final OutputStream output;
    private final OutputStream errors;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Piece(OutputStream stream, byte[] bytes) {}

    ChannelWriter(OutputStream output, OutputStream errors) {
        this.output = output;
        this.errors = errors;
    }

    /**
     * Returns a stream whose bytes are sent at once.
     *
     * @param active is told of each piece
     */
    OutputStream stream(boolean error, Runnable active) {
        OutputStream target = error ? errors : output;
        return queue.stream(bytes -> {
            active.run();
            return new Piece(target, bytes);
        });
    }

    void finish() {
        queue.finish();
    }

    void abandon() {
        queue.abandon();
    }

    private static void write(Piece piece) throws IOException {
        piece.stream().write(piece.bytes());
        piece.stream().flush();
    }
}
