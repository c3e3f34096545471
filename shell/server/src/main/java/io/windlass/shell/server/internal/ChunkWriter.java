package io.windlass.shell.server.internal;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends chunks on a thread of its own. The command's thread never touches the channel, because an interrupt there would
 * close it; a client that does not read holds up its own command and nobody else's.
 */
final class ChunkWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ChunkWriter.class);
    private static final int WAITING = 16;
    private static final int PIECE = 32 * 1024;

    private final BlockingQueue<Chunk> waiting = new ArrayBlockingQueue<>(WAITING);
    private final DataOutputStream output;
    private final Thread thread;

    ChunkWriter(OutputStream output) {
        this.output = new DataOutputStream(output);
        this.thread = Thread.ofVirtual().name("client-writer").start(this::work);
    }

    /** Waits while the client is slow, and only then minds an interrupt: it must not cost a client its output. */
    void send(Chunk chunk) throws IOException {
        if (waiting.offer(chunk)) {
            return;
        }
        try {
            waiting.put(chunk);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException failure = new InterruptedIOException("interrupted while the client was slow");
            failure.initCause(e);
            throw failure;
        }
    }

    /** Sends the last chunk and waits until it is out. */
    void finish(Chunk last) throws IOException {
        send(last);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody reads any more: what still comes is dropped. */
    void abandon() {
        thread.interrupt();
    }

    /** Returns a stream whose bytes are sent as chunks of one type, at once. */
    OutputStream stream(char type) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                for (int sent = 0; sent < length; sent += PIECE) {
                    byte[] piece = new byte[Math.min(PIECE, length - sent)];
                    System.arraycopy(bytes, offset + sent, piece, 0, piece.length);
                    send(new Chunk(type, piece));
                }
            }
        };
    }

    private void work() {
        boolean broken = false;
        Chunk chunk;
        do {
            chunk = take();
            if (!broken) {
                broken = !write(chunk);
            }
        } while (!chunk.last());
    }

    private Chunk take() {
        while (true) {
            try {
                return waiting.take();
            } catch (InterruptedException e) {
                LOG.trace("told to give up between two chunks", e);
            }
        }
    }

    private boolean write(Chunk chunk) {
        try {
            output.writeInt(chunk.payload().length);
            output.writeByte(chunk.type());
            output.write(chunk.payload());
            output.flush();
            return true;
        } catch (IOException e) {
            LOG.debug("a client is gone before its answer was complete: {}", e.toString());
            return false;
        }
    }
}
