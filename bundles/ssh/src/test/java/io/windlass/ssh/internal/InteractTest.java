package io.windlass.ssh.internal;

import static io.windlass.ssh.internal.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.ssh.Remote;
import io.windlass.api.ssh.RemoteCommand;
import io.windlass.api.ssh.RemoteTerminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class InteractTest extends SshFixture {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Screen screen = new Screen();

    /** A terminal whose size changes by hand. */
    private static final class Screen implements RemoteTerminal {

        private volatile Size size = new Size(100, 30);
        private volatile Runnable listener = () -> {};

        void resize(int columns, int rows) {
            size = new Size(columns, rows);
            listener.run();
        }

        @Override
        public String type() {
            return "xterm-test";
        }

        @Override
        public Size size() {
            return size;
        }

        @Override
        public void onResize(Runnable whoAsks) {
            listener = whoAsks;
        }
    }

    private static InputStream typed(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theProgramHasTheUsersTerminal() {
        int status = connect().interact("echo $TERM $COLUMNS $LINES; exit 6", screen, typed(""), output);
        assertThat(status).isEqualTo(6);
        assertThat(output).hasToString("xterm-test 100 30\n");
    }

    @Test
    void withoutACommandItIsALogin() {
        assertThat(connect().interact("", screen, typed("echo $TERM\nexit 3\n"), output))
                .isEqualTo(3);
        assertThat(output).hasToString("xterm-test\n");
    }

    @Test
    void aLoginNeedsNoTerminal() {
        assertThat(connect().stream("", typed("echo ${TERM-none}; exit 4\n"), output, output))
                .isEqualTo(4);
        assertThat(output.toString(StandardCharsets.UTF_8)).doesNotContain("xterm-test");
    }

    @Test
    void theSizeFollowsTheUsers() throws Exception {
        PipedOutputStream keys = new PipedOutputStream();
        InputStream input = new PipedInputStream(keys);
        Remote remote = connect();
        FutureTask<Integer> login = new FutureTask<>(() -> remote.interact("cat", screen, input, output));
        Thread.startVirtualThread(login);
        Threads.await(() -> server.environments.size() == 1);
        screen.resize(90, 20);
        screen.resize(120, 40);
        Threads.await(() -> "120 40".equals(size()));
        screen.resize(80, 24);
        Threads.await(() -> "80 24".equals(size()));
        keys.close();
        assertThat(login.get()).isZero();
    }

    private String size() {
        var variables = server.environments.getFirst().getEnv();
        return variables.get("COLUMNS") + " " + variables.get("LINES");
    }

    @Test
    void nobodyListensAfterTheEnd() {
        Remote remote = connect();
        remote.interact("true", screen, typed(""), output);
        Runnable after = screen.listener;
        remote.interact("true", screen, typed(""), output);
        assertThat(screen.listener).isNotNull().isSameAs(after);
    }

    @Test
    void saysWhenTheHostGivesNoTerminal() {
        server.withoutTerminals();
        Remote remote = connect();
        var failure = failure(() -> remote.interact("true", screen, typed(""), output));
        assertThat(failure.code()).isEqualTo(StandardErrorCode.NOT_SUPPORTED);
        assertThat(failure).hasMessageContaining("gives no terminal");
        assertThat(remote.require(RemoteCommand.of("echo", "next"))).isEqualTo("next\n");
    }

    @Test
    void anInterruptEndsTheProgram() throws Exception {
        Path process = folder.resolve("process");
        try (PipedOutputStream keys = new PipedOutputStream();
                InputStream input = new PipedInputStream(keys)) {
            Remote remote = connect();
            FutureTask<StandardErrorCode> login =
                    new FutureTask<>(() -> (StandardErrorCode) failure(() -> remote.interact(
                                    "echo $$ >" + process + ".new; mv " + process + ".new " + process
                                            + "; exec sleep 1000",
                                    screen,
                                    input,
                                    output))
                            .code());
            Thread caller = Thread.ofVirtual().start(login);
            Threads.await(() -> Files.exists(process));
            ProcessHandle sleeping = ProcessHandle.of(
                            Long.parseLong(Files.readString(process).strip()))
                    .orElseThrow();
            caller.interrupt();
            assertThat(login.get()).isEqualTo(StandardErrorCode.SSH_UNREACHABLE);
            Threads.await(() -> !sleeping.isAlive());
        }
    }
}
