package io.windlass.shell.remote.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends output on a thread of its own. The command's thread never touches the channel, because an interrupt there would
 * break it; a caller who does not read holds up their own command and nobody else's.
 */
final class ChannelWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelWriter.class);
    private static final int WAITING = 16;
    private static final int PIECE = 16 * 1024;

    private final BlockingQueue<Piece> waiting = new ArrayBlockingQueue<>(WAITING);
    private final OutputStream output;
    private final OutputStream errors;
    private final Thread thread;
    private volatile boolean abandoned;

    /** A piece of output; an empty one is the last. Nobody changes the bytes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Piece(boolean error, byte[] bytes) {}

    ChannelWriter(OutputStream output, OutputStream errors) {
        this.output = output;
        this.errors = errors;
        this.thread = Thread.ofVirtual().name("console-writer").start(this::work);
    }

    /**
     * Returns a stream whose bytes are sent at once.
     *
     * @param active is told of each piece
     */
    OutputStream stream(boolean error, Runnable active) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                active.run();
                for (int sent = 0; sent < length; sent += PIECE) {
                    byte[] piece = new byte[Math.min(PIECE, length - sent)];
                    System.arraycopy(bytes, offset + sent, piece, 0, piece.length);
                    send(new Piece(error, piece));
                }
            }
        };
    }

    /** Waits while the caller is slow, and only then minds an interrupt: it must not cost anybody their output. */
    private void send(Piece piece) throws IOException {
        if (abandoned) {
            throw new IOException("the caller is gone");
        }
        if (waiting.offer(piece)) {
            return;
        }
        try {
            waiting.put(piece);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException failure = new InterruptedIOException("interrupted while the caller was slow");
            failure.initCause(e);
            throw failure;
        }
    }

    /** Waits until everything is out. */
    void finish() {
        try {
            waiting.put(new Piece(false, new byte[0]));
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody reads any more: what still comes is dropped. */
    void abandon() {
        abandoned = true;
        thread.interrupt();
    }

    private void work() {
        while (true) {
            Piece piece = take();
            if (piece.bytes().length == 0) {
                return;
            }
            if (!abandoned) {
                write(piece);
            }
        }
    }

    private Piece take() {
        while (true) {
            try {
                return waiting.take();
            } catch (InterruptedException e) {
                LOG.trace("told to give up between two pieces", e);
            }
        }
    }

    private void write(Piece piece) {
        try {
            OutputStream stream = piece.error() ? errors : output;
            stream.write(piece.bytes());
            stream.flush();
        } catch (IOException e) {
            abandoned = true;
            LOG.debug("a caller is gone before the answer was complete: {}", e.toString());
        }
    }
}
