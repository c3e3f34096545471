package io.windlass.shell.commands;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what a command writes on a thread of its own. The command's thread never touches the connection, because an
 * interrupt there would break it; a caller who does not read holds up their own command and nobody else's. Safe for any
 * thread.
 *
 * @param <P> a piece of output, with what the connection has to know of it
 */
public final class OutputQueue<P> {

    private static final Logger LOG = LoggerFactory.getLogger(OutputQueue.class);
    private static final int WAITING = 16;
    private static final int PIECE = 32 * 1024;

    private final BlockingQueue<Optional<P>> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Sender<P> sender;
    private final Thread thread;
    private volatile boolean abandoned;
    private volatile boolean givenUp;

    /**
     * Writes to the connection.
     *
     * @param <P> a piece of output
     */
    @FunctionalInterface
    public interface Sender<P> {

        /**
         * Sends one piece, whatever time it takes.
         *
         * @param piece what to send
         * @throws IOException if the caller is gone; nothing is sent any more then
         */
        void send(P piece) throws IOException;
    }

    /**
     * Starts the thread, which ends with {@link #finish}.
     *
     * @param name the thread's
     * @param sender called on that thread only, for one piece after the other
     */
    public OutputQueue(String name, Sender<P> sender) {
        this.sender = sender;
        this.thread = Thread.ofVirtual().name(name).start(this::work);
    }

    /**
     * Puts a piece behind the others. Waits while the caller is slow, and only then minds an interrupt: it must not cost
     * anybody their output. What nobody reads any more is dropped.
     *
     * @param piece what to send
     * @throws InterruptedIOException if interrupted while it waits
     */
    public void put(P piece) throws InterruptedIOException {
        if (abandoned || waiting.offer(Optional.of(piece))) {
            return;
        }
        try {
            waiting.put(Optional.of(piece));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException failure = new InterruptedIOException("interrupted while the caller was slow");
            failure.initCause(e);
            throw failure;
        }
    }

    /**
     * Returns a stream whose bytes are sent at once.
     *
     * @param piece makes a piece of up to 32 KiB, which nobody changes
     * @return a stream that need not be closed
     */
    public OutputStream stream(Function<byte[], P> piece) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                for (int sent = 0; sent < length; sent += PIECE) {
                    byte[] part = new byte[Math.min(PIECE, length - sent)];
                    System.arraycopy(bytes, offset + sent, part, 0, part.length);
                    put(piece.apply(part));
                }
            }
        };
    }

    /** Waits until everything is out; to be called once. An interrupt ends the waiting. */
    public void finish() {
        try {
            waiting.put(Optional.empty());
            thread.join();
        } catch (InterruptedException e) {
            givenUp = true;
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody reads any more: what is under way is interrupted, and what still comes is dropped. */
    public void abandon() {
        abandoned = true;
        thread.interrupt();
    }

    private void work() {
        for (Optional<P> piece = take(); piece.isPresent(); piece = take()) {
            if (!abandoned) {
                send(piece.get());
            }
        }
    }

    private Optional<P> take() {
        while (true) {
            try {
                return waiting.take();
            } catch (InterruptedException e) {
                if (givenUp) {
                    return Optional.empty();
                }
                LOG.trace("told to give up between two pieces", e);
            }
        }
    }

    private void send(P piece) {
        try {
            sender.send(piece);
        } catch (IOException e) {
            abandoned = true;
            LOG.debug("a caller is gone before the answer was complete: {}", e.toString());
        }
    }
}
