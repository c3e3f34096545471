package io.windlass.shell.server.internal;

import io.windlass.shell.commands.ClientTerminal;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The terminal at the other end of the socket. */
final class SocketTerminal implements ClientTerminal {

    private final ChunkWriter writer;
    private volatile Size size;
    private volatile Runnable listener = () -> {};

    SocketTerminal(ChunkWriter writer, Size size) {
        this.writer = writer;
        this.size = size;
    }

    void resized(Size now) {
        size = now;
        listener.run();
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void onResize(Runnable whoAsks) {
        listener = whoAsks;
    }

    @Override
    public void raw() {
        mode("raw");
    }

    @Override
    public void cooked() {
        mode("cooked");
    }

    private void mode(String mode) {
        try {
            writer.send(Chunk.of(Chunk.MODE, mode));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
