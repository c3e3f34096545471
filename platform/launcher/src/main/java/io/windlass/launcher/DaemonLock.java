package io.windlass.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * At most one daemon per store. The file holds the process number; two of its bytes, far behind the text, are locks
 * that the system gives back whatever end the process comes to. One is held for life; the other while starting, so
 * that whoever comes second waits until the first is ready or has failed, and only then learns which of both.
 */
final class DaemonLock implements AutoCloseable {

    private static final long LIFE = 1 << 20;
    private static final long STARTING = LIFE + 1;

    private final FileChannel channel;
    private final FileLock starting;

    private DaemonLock(FileChannel channel, FileLock starting) {
        this.channel = channel;
        this.starting = starting;
    }

    /** Returns the lock, or nothing if a daemon is running, which then is ready. */
    static Optional<DaemonLock> acquire(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock starting = channel.lock(STARTING, 1, false);
        if (channel.tryLock(LIFE, 1, false) == null) {
            channel.close();
            return Optional.empty();
        }
        String process = ProcessHandle.current().pid() + "\n";
        channel.truncate(0).write(ByteBuffer.wrap(process.getBytes(StandardCharsets.US_ASCII)), 0);
        return Optional.of(new DaemonLock(channel, starting));
    }

    /** Lets those go on who wait for this daemon to be ready. */
    void started() throws IOException {
        starting.release();
    }

    @Override
    public void close() throws IOException {
        channel.truncate(0);
        channel.close();
    }
}
