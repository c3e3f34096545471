package io.windlass.itests.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers what the witnesses in the stores of all daemons ask before and after each write. */
final class Witnesses implements AutoCloseable {
    private final Map<Path, Listener> listeners = new ConcurrentHashMap<>();
    private final ServerSocket server;

    private Witnesses(ServerSocket server) {
        this.server = server;
    }

    /** Judges the writes of one daemon. */
    @FunctionalInterface
    interface Listener {
        /**
         * Called when a write gets here.
         *
         * @return false if the daemon is dead
         */
        boolean reached(KillPoint.When when, String write);
    }

    static Witnesses start() {
        try {
            Witnesses witnesses = new Witnesses(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().name("witnesses").start(witnesses::accept);
            return witnesses;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For {@code etc/io.windlass.itests.witness.cfg}. */
    int port() {
        return server.getLocalPort();
    }

    /** Writes into this store are this listener's from now on. */
    void listen(Path storage, Listener listener) {
        listeners.put(storage, listener);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().name("witness").start(() -> answer(socket));
            } catch (IOException e) {
                // Closed, which ends the loop; or a caller who died in between, who needs no answer.
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            BufferedReader question =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String line = question.readLine();
            if (line != null && judge(line.split("\t"))) {
                socket.getOutputStream().write("go\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // The one who asked was killed meanwhile.
            return;
        }
    }

    /** The moment, the write, the host and the store. */
    private boolean judge(String... question) {
        Listener listener = listeners.get(Path.of(question[3]));
        KillPoint.When when = question[0].equals("before") ? KillPoint.When.BEFORE : KillPoint.When.AFTER;
        return listener == null || listener.reached(when, question[1]);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
