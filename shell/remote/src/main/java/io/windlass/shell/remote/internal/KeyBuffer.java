package io.windlass.shell.remote.internal;

import java.io.InputStream;
import java.io.InterruptedIOException;

/** What was typed and not yet read, with a bound. One writes, one reads. */
final class KeyBuffer extends InputStream {

    private static final int SIZE = 16 * 1024;

    private final byte[] bytes = new byte[SIZE];
    private int first;
    private int count;
    private boolean ended;

    /** Waits while there is no place. */
    synchronized void put(byte octet) throws InterruptedException {
        while (count == SIZE && !ended) {
            wait();
        }
        if (!ended) {
            add(octet);
        }
    }

    /** Drops what finds no place. */
    synchronized void offer(byte[] octets) {
        for (byte octet : octets) {
            if (count < SIZE && !ended) {
                add(octet);
            }
        }
    }

    private void add(byte octet) {
        bytes[(first + count) % SIZE] = octet;
        count++;
        notifyAll();
    }

    /** No more will come. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public int read() throws InterruptedIOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws InterruptedIOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (count == 0 && !ended) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException failure = new InterruptedIOException("interrupted while waiting for a key");
            failure.initCause(e);
            throw failure;
        }
        int taken = Math.min(length, count);
        for (int index = 0; index < taken; index++) {
            target[offset + index] = bytes[first];
            first = (first + 1) % SIZE;
        }
        count -= taken;
        notifyAll();
        return taken == 0 ? -1 : taken;
    }

    @Override
    public synchronized int available() {
        return count;
    }
}
