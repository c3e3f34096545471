package io.windlass.shell.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OutputQueueTest {

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final CountDownLatch mayRead = new CountDownLatch(1);

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private OutputQueue<String> slow() {
        return new OutputQueue<>("slow", piece -> {
            try {
                mayRead.await();
                sent.add(piece);
            } catch (InterruptedException e) {
                throw new IOException("given up", e);
            }
        });
    }

    @Test
    void everythingArrivesInOrderAndInPieces() throws IOException {
        OutputQueue<String> queue = new OutputQueue<>("quick", sent::add);
        try (OutputStream stream = queue.stream(OutputQueueTest::text)) {
            stream.write('a');
            stream.write("x".repeat(40 * 1024).getBytes(StandardCharsets.UTF_8));
        }
        queue.put("end");
        queue.finish();

        assertThat(sent.stream().map(String::length)).containsExactly(1, 32 * 1024, 8 * 1024, 3);
        assertThat(String.join("", sent)).isEqualTo("a" + "x".repeat(40 * 1024) + "end");
    }

    @Test
    void anInterruptCostsNothingUnlessTheCallerIsSlow() throws IOException {
        OutputQueue<String> queue = slow();
        Thread.currentThread().interrupt();
        for (int count = 0; count < 16; count++) {
            queue.put("piece");
        }
        assertThatThrownBy(() -> {
                    queue.put("one that may have been taken already makes room for another");
                    queue.put("too much");
                })
                .isInstanceOf(InterruptedIOException.class);

        assertThat(Thread.interrupted()).isTrue();
        mayRead.countDown();
        queue.finish();
        assertThat(sent).hasSizeBetween(16, 17).doesNotContain("too much");
    }

    @Test
    void whatNobodyReadsIsDropped() throws IOException {
        OutputQueue<String> queue = slow();
        queue.put("stuck");
        queue.abandon();
        for (int count = 0; count < 100; count++) {
            queue.put("dropped");
        }
        queue.finish();

        assertThat(sent).isEmpty();
    }

    @Test
    void aCallerWhoIsGoneGetsNoMore() throws IOException {
        OutputQueue<String> queue = new OutputQueue<>("gone", piece -> {
            sent.add(piece);
            throw new IOException("gone");
        });
        for (int count = 0; count < 100; count++) {
            queue.put("piece");
        }
        queue.finish();

        assertThat(sent).containsExactly("piece");
    }

    @Test
    void anInterruptEndsTheWaitingForTheEnd() throws IOException {
        OutputQueue<String> queue = slow();
        queue.put("stuck");
        Thread.currentThread().interrupt();
        queue.finish();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(sent).isEmpty();
    }
}
