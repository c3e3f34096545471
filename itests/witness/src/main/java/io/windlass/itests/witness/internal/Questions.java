package io.windlass.itests.witness.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Asks the test: one connection for each question, which is a line with the moment, the write, the host's name and the
 * store, with tabs between them. The answer is {@code go}, or the death of this process.
 *
 * @param port where the test listens
 * @param storage tells the test which of its daemons asks
 */
record Questions(int port, Path storage) {

    void ask(String moment, String write, String host) {
        String question = String.join("\t", moment, write, host, storage.toString()) + "\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(question.getBytes(StandardCharsets.UTF_8));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            if (!"go".equals(answer.readLine())) {
                throw new IllegalStateException("the test did not let it go on: " + question.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
