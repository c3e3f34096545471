package io.windlass.ssh.internal;

import static io.windlass.ssh.internal.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.ssh.Remote;
import io.windlass.api.ssh.RemoteCommand;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamRunTest extends SshFixture {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void passesBytesAsTheyAre() {
        byte[] bytes = new byte[5 << 20];
        new Random(1).nextBytes(bytes);
        int status = connect().stream("cat; echo done >&2; exit 4", new ByteArrayInputStream(bytes), output, errors);
        assertThat(status).isEqualTo(4);
        assertThat(output.toByteArray()).isEqualTo(bytes);
        assertThat(errors).hasToString("done\n");
    }

    @Test
    void leavesTheCommandLineToTheShell() {
        connect().stream("for word in a 'b c'; do echo \"$word\"; done", InputStream.nullInputStream(), output, errors);
        assertThat(output).hasToString("a\nb c\n");
    }

    @Test
    void doesNotWaitForInputWhenTheCommandHasEnded() throws IOException {
        try (PipedOutputStream neverWritten = new PipedOutputStream();
                InputStream endless = new PipedInputStream(neverWritten)) {
            assertThat(connect().stream("exit 5", endless, output, errors)).isEqualTo(5);
        }
    }

    @Test
    void passesEachPieceOnAtOnce() throws IOException {
        PipedOutputStream typed = new PipedOutputStream();
        InputStream input = new PipedInputStream(typed);
        // Types the next line only after the answer to the last one: any waiting for more would hang.
        OutputStream answers = new OutputStream() {
            private int lines;

            @Override
            public void write(int octet) throws IOException {
                if (octet == '\n' && ++lines < 3) {
                    typed.write("line\n".getBytes(StandardCharsets.UTF_8));
                    typed.flush();
                } else if (octet == '\n') {
                    typed.close();
                }
            }
        };
        typed.write("line\n".getBytes(StandardCharsets.UTF_8));
        assertThat(connect().stream("cat", input, answers, errors)).isZero();
    }

    @Test
    void endsTheCommandWhenOutputCannotBeDelivered() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("no space left");
            }
        };
        Remote remote = connect();
        var failure = failure(() -> remote.stream("yes", InputStream.nullInputStream(), full, errors));
        assertThat(failure.code()).isEqualTo(StandardErrorCode.INTERNAL_ERROR);
        assertThat(failure).hasMessageContaining("no space left");
        assertThat(remote.require(RemoteCommand.of("echo", "next"))).isEqualTo("next\n");
    }

    @Test
    void endsTheCommandWhenInputCannotBeRead() {
        InputStream damaged = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("medium error");
            }

            @Override
            public int read(byte[] piece, int offset, int length) throws IOException {
                throw new IOException("medium error");
            }
        };
        Remote remote = connect();
        var failure = failure(() -> remote.stream("cat", damaged, output, errors));
        assertThat(failure.code()).isEqualTo(StandardErrorCode.INTERNAL_ERROR);
        assertThat(failure).hasMessageContaining("medium error");
    }

    @Test
    void manyProgramsLeaveRoomForCommands() throws Exception {
        Remote remote = connect();
        List<Callable<Integer>> programs = IntStream.range(0, 20)
                .<Callable<Integer>>mapToObj(_ -> () -> remote.stream(
                        "while [ ! -e " + folder + "/go ]; do sleep 0.05; done",
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream()))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> running =
                    programs.stream().map(threads::submit).toList();
            try {
                Threads.await(() -> server.commands.size() == 20);
                assertThat(server.connections).hasValue(3);
            } finally {
                remote.require(RemoteCommand.of("touch", folder + "/go"));
            }
            for (Future<Integer> program : running) {
                assertThat(program.get()).isZero();
            }
        }
        Threads.await(() -> server.openConnections() == 1);
    }

    @Test
    void failsWhenTheConnectionBreaks() {
        Remote remote = connect();
        assertThat(failure(() -> remote.stream(ShCommand.HANG_UP, InputStream.nullInputStream(), output, errors))
                        .code())
                .isEqualTo(StandardErrorCode.SSH_UNREACHABLE);
    }
}
