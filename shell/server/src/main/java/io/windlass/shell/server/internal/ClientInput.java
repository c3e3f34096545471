package io.windlass.shell.server.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** The caller's standard input: asks for a piece when somebody reads and none is left, and never before. */
final class ClientInput extends InputStream {

    private final ChunkWriter writer;
    private byte[] piece = {};
    private int position;
    private boolean asked;
    private boolean ended;

    ClientInput(ChunkWriter writer) {
        this.writer = writer;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (position == piece.length && !ended) {
                ask();
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException failure = new InterruptedIOException("interrupted while waiting for input");
            failure.initCause(e);
            throw failure;
        }
        int taken = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, bytes, offset, taken);
        position += taken;
        return taken == 0 ? -1 : taken;
    }

    private void ask() throws IOException {
        if (!asked) {
            asked = true;
            writer.send(Chunk.of(Chunk.SEND_INPUT, ""));
        }
    }

    @Override
    public synchronized int available() {
        return piece.length - position;
    }

    /** Takes the answer to what was asked; nobody may answer unasked, or the daemon would hold what nobody reads. */
    synchronized void accept(Chunk chunk) throws ProtocolException {
        if (!asked) {
            throw new ProtocolException("input that nobody asked for");
        }
        asked = false;
        piece = chunk.payload();
        position = 0;
        ended = chunk.type() == Chunk.END_OF_INPUT;
        notifyAll();
    }

    /** No more will come. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }
}
