package io.windlass.shell.console.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.jline.utils.NonBlockingInputStream;

/**
 * The keys of a terminal for one command, until it ends: the next key is the shell's, although a thread of the command may
 * still wait for it. So nobody waits in a read, but for a key to be there, which is taken only if it is still the
 * command's.
 */
final class CommandInput extends InputStream {

    private static final long LOOK_MILLIS = 100;

    private final NonBlockingInputStream keys;
    private boolean ended;

    CommandInput(NonBlockingInputStream keys) {
        this.keys = keys;
    }

    /** From now on it is at its end; what was not read is left. */
    synchronized void end() {
        ended = true;
    }

    @Override
    public int read() throws IOException {
        int key = NonBlockingInputStream.READ_EXPIRED;
        while (key == NonBlockingInputStream.READ_EXPIRED) {
            awaitKey();
            key = take();
        }
        return key;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = 0;
        int key = read();
        while (key >= 0) {
            bytes[offset + count++] = (byte) key;
            key = count < length && keys.available() > 0 ? take() : NonBlockingInputStream.READ_EXPIRED;
        }
        return count == 0 ? -1 : count;
    }

    @Override
    public int available() throws IOException {
        return keys.available();
    }

    /** On the stream's own monitor, on which it tells of keys; its {@code peek} would take them. */
    private void awaitKey() throws IOException {
        synchronized (keys) {
            if (keys.available() == 0) {
                try {
                    keys.wait(LOOK_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    InterruptedIOException failure = new InterruptedIOException("interrupted while waiting for a key");
                    failure.initCause(e);
                    throw failure;
                }
            }
        }
    }

    /** Takes what is there now. */
    private synchronized int take() throws IOException {
        return ended ? NonBlockingInputStream.EOF : keys.read(1);
    }
}
