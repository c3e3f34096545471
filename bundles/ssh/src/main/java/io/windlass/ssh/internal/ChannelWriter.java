package io.windlass.ssh.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import net.schmizz.sshj.common.IOUtils;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.direct.Session;

/**
 * Feeds a command's standard input. Never writes more than the server has room for: sshj's stream would wait for room
 * while it holds the lock which the reader of the whole connection needs when the command ends meanwhile.
 */
final class ChannelWriter {

    private static final int PIECE = 32 * 1024;

    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Session session;

    ChannelWriter(Session session) {
        this.session = session;
    }

    /**
     * Copies to the end. A failure to read is passed on, without an end of input that would look like a whole one. A
     * failure to write is not: how the command ended is told by its exit status, and that the connection broke by
     * whoever waits for that.
     */
    boolean copy(InputStream input) throws IOException {
        byte[] piece = new byte[PIECE];
        int length = input.read(piece);
        while (length >= 0 && send(piece, length)) {
            length = input.read(piece);
        }
        boolean whole = length < 0;
        if (whole) {
            IOUtils.closeQuietly(session.getOutputStream());
        }
        return whole;
    }

    /** Returns false when nobody takes input any more. */
    private boolean send(byte[] piece, int length) throws IOException {
        OutputStream stream = session.getOutputStream();
        int sent = 0;
        while (sent < length && session.isOpen()) {
            int room = (int) Math.min(session.getRemoteWinSize(), length - sent);
            if (room == 0) {
                pause();
                continue;
            }
            try {
                stream.write(piece, sent, room);
                stream.flush();
            } catch (SSHException ended) {
                return false;
            }
            sent += room;
        }
        return sent == length;
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
