package io.windlass.shell.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jline.utils.NonBlockingPumpInputStream;
import org.junit.jupiter.api.Test;

class CommandInputTest {

    private final NonBlockingPumpInputStream keys = new NonBlockingPumpInputStream();
    private final CommandInput input = new CommandInput(keys);

    private void type(String text) throws IOException {
        keys.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        keys.getOutputStream().flush();
    }

    private CompletableFuture<Integer> reader() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return input.read();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Thread::startVirtualThread);
    }

    @Test
    void aCommandGetsTheKeysThatAreThereAndWaitsForMore() throws IOException {
        type("abc");
        byte[] bytes = new byte[16];
        assertThat(input.read(bytes, 2, 10)).isEqualTo(3);
        assertThat(new String(bytes, 2, 3, StandardCharsets.UTF_8)).isEqualTo("abc");

        CompletableFuture<Integer> waiting = reader();
        type("d");
        assertThat(waiting.join()).isEqualTo('d');
    }

    @Test
    void whoStillWaitsWhenTheCommandEndsTakesNoKey() throws IOException {
        CompletableFuture<Integer> waiting = reader();
        input.end();
        type("x");

        assertThat(waiting.join()).isEqualTo(-1);
        assertThat(keys.read()).isEqualTo('x');
        type("y");
        assertThat(input.read()).isEqualTo(-1);
        assertThat(keys.read()).isEqualTo('y');
    }

    @Test
    void itEndsWithTheTerminal() throws IOException {
        keys.close();

        assertThat(input.read()).isEqualTo(-1);
        assertThat(input.read(new byte[4], 0, 4)).isEqualTo(-1);
    }
}
