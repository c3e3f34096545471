package io.windlass.shell.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SocketListenerTest {

    @TempDir
    private Path folder;

    private final ScriptedRunner runner = new ScriptedRunner();
    private SocketListener listener;

    @BeforeEach
    void listen() throws IOException {
        listener = SocketListener.open(folder.resolve("daemon"), runner, 32);
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
    }

    @Test
    void passesTheRequestAndTheOutcome() throws IOException {
        try (Client client = connect().call("echo", "", "a b", "ü\n")) {
            assertThat(client.rest())
                    .containsExactly("1 machine[echo, , a b, ü\n]{HOME=/home/user}/home/user", "2 done\n", "X 3");
        }
    }

    @Test
    void onlyTheOwnerCanConnect() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(listener.socket())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("daemon"))))
                .isEqualTo("rwx------");
    }

    @Test
    void asksForInputOnlyWhenItIsRead() throws IOException {
        try (Client client = connect().call("cat")) {
            assertThat(client.expect()).isEqualTo(Chunk.of('S', ""));
            client.send('0', "one");
            assertThat(client.expect()).isEqualTo(Chunk.of('1', "one"));
            assertThat(client.expect()).isEqualTo(Chunk.of('S', ""));
            client.send('.', "");
            assertThat(client.rest()).containsExactly("X 0");
        }
        try (Client client = connect().call("echo")) {
            assertThat(client.rest()).noneMatch(chunk -> chunk.startsWith("S"));
        }
    }

    @Test
    void cutsLongOutputIntoPieces() throws IOException {
        try (Client client = connect().call("large")) {
            assertThat(client.expect().payload()).hasSize(32_768);
            assertThat(client.expect().payload()).hasSize(32_768);
            assertThat(client.expect().payload()).hasSize(32_768);
            assertThat(client.expect().payload()).hasSize(100_000 - 3 * 32_768);
            assertThat(client.rest()).containsExactly("X 0");
        }
    }

    @Test
    void runsSeveralCommandsAtOnce() throws IOException {
        try (Client one = connect().call("meet");
                Client other = connect().call("meet")) {
            assertThat(one.rest()).containsExactly("X 0");
            assertThat(other.rest()).containsExactly("X 0");
        }
    }

    @Test
    void handsAProgramToTheClient() throws IOException {
        try (Client client = connect().call("local")) {
            assertThat(client.rest()).containsExactly("R ssh\0-p\00022\0a b");
        }
    }

    @Test
    void aSignalInterruptsTheCommand() throws IOException {
        try (Client client = connect().call("wait")) {
            client.expect();
            client.send('I', "INT");
            assertThat(client.rest()).containsExactly("2 goes on\n", "X 130");
        }
        try (Client client = connect().call("wait")) {
            client.expect();
            client.send('I', "TERM");
            assertThat(client.rest()).containsExactly("2 goes on\n", "X 143");
        }
    }

    @Test
    void theSecondSignalInterruptsAgain() throws IOException {
        try (Client client = connect().call("insist")) {
            client.expect();
            client.send('I', "INT");
            assertThat(client.expect()).isEqualTo(Chunk.of('1', "interrupt"));
            client.send('I', "TERM");
            assertThat(client.rest()).containsExactly("1 interrupt", "X 143");
        }
        assertThat(runner.reasons).containsExactly("signal", "signal");
    }

    @Test
    void aClientThatLeavesAfterASignalIsGone() throws Exception {
        try (Client client = connect().call("insist")) {
            client.expect();
            client.send('I', "INT");
            assertThat(client.expect()).isEqualTo(Chunk.of('1', "interrupt"));
        }
        runner.cancelled.await();
        assertThat(runner.reasons).containsExactly("signal", "gone");
    }

    @Test
    void aScreenNeedsNoKeyboard() throws IOException {
        try (Client client = connect().send('E', "NAILGUN_TTY_0=0").send('E', "NAILGUN_TTY_1=1")) {
            client.send('W', "80x24").call("screen");
            assertThat(client.rest()).containsExactly("1 Optional[Size[columns=80, rows=24]] false", "X 0");
        }
        try (Client client = connect().send('E', "NAILGUN_TTY_0=1").send('E', "NAILGUN_TTY_1=0")) {
            client.send('W', "80x24").call("screen");
            assertThat(client.rest()).containsExactly("1 Optional.empty false", "X 0");
        }
    }

    @Test
    void aClientThatDisappearsCancelsItsCommand() throws Exception {
        try (Client client = connect().call("wait")) {
            client.expect();
        }
        runner.cancelled.await();
        assertThat(runner.cancelled.getCount()).isZero();
    }

    @Test
    void aClientThatDoesNotReadHoldsUpNobody() throws Exception {
        try (Client slow = connect().call("flood")) {
            slow.expect();
            try (Client other = connect().call("echo")) {
                assertThat(other.rest()).endsWith("X 3");
            }
        }
        runner.cancelled.await();
        assertThat(runner.cancelled.getCount()).isZero();
    }

    @Test
    void tellsTheTerminalsSizeAndMode() throws IOException {
        try (Client client = connect().send('E', "NAILGUN_TTY_0=1").send('E', "NAILGUN_TTY_1=1")) {
            client.send('W', "80x24").call("terminal");
            assertThat(client.expect()).isEqualTo(Chunk.of('M', "raw"));
            assertThat(client.expect()).isEqualTo(Chunk.of('1', "Size[columns=80, rows=24]"));
            client.send('W', "100x50");
            assertThat(client.rest()).containsExactly("1 Size[columns=100, rows=50]", "M cooked", "X 0");
        }
    }

    @Test
    void refusesWhatIsNoRequest() throws IOException {
        try (Client client = connect().send('Z', "nonsense")) {
            assertThat(client.rest())
                    .containsExactly(
                            "2 machined: The client does not speak the daemon's protocol: a chunk of type 90 in a"
                                    + " request\n",
                            "X 1");
        }
    }

    @Test
    void refusesChunksThatAreTooLong() throws IOException {
        try (Client client = connect().header(ChunkReader.LONGEST + 1, 'A')) {
            assertThat(client.rest()).hasSize(2).first().asString().contains("a chunk of 131073 bytes");
        }
        try (Client client = connect().header(-1, 'A')) {
            assertThat(client.rest()).hasSize(2).first().asString().contains("a chunk of 4294967295 bytes");
        }
    }

    @Test
    void refusesRequestsThatAreTooLarge() throws IOException {
        try (Client client = connect()) {
            byte[] longest = new byte[ChunkReader.LONGEST];
            for (int sent = 0; sent <= 48; sent++) {
                client.header(longest.length, 'A').bytes(longest);
            }
            assertThat(client.rest()).hasSize(2).first().asString().contains("the request is too large");
        }
    }

    @Test
    void inputThatNobodyAskedForEndsTheCommand() throws Exception {
        try (Client client = connect().call("wait")) {
            client.expect();
            client.send('0', "unasked");
            runner.cancelled.await();
            assertThat(client.rest()).endsWith("X 130");
        }
    }

    @Test
    void aClientThatBreaksOffLeavesTheOthersAlone() throws IOException {
        connect().send('A', "echo").close();
        connect().header(100, 'A').close();
        connect().close();
        try (Client client = connect().call("echo")) {
            assertThat(client.rest()).endsWith("X 3");
        }
    }

    @Test
    void aDefectOfACommandIsAStatusOfOne() throws IOException {
        try (Client client = connect().call("unknown")) {
            assertThat(client.rest()).containsExactly("X 1");
        }
    }

    @Test
    void refusesMoreClientsThanThereArePlaces() throws IOException {
        try (SocketListener narrow = SocketListener.open(folder.resolve("narrow"), runner, 1);
                Client first = new Client(narrow.socket()).call("wait")) {
            first.expect();
            try (Client second = new Client(narrow.socket()).call("echo")) {
                assertThat(second.rest())
                        .containsExactly("2 machined: Too many commands at the same time. Try again later.\n", "X 1");
            }
            first.send('I', "INT");
            assertThat(first.rest()).endsWith("X 130");
        }
    }

    @Test
    void takesTheSocketOfADaemonThatDied() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.createFile(other.resolve("machined.sock"));
        try (SocketListener second = SocketListener.open(other, runner, 1);
                Client client = new Client(second.socket()).call("echo")) {
            assertThat(client.rest()).endsWith("X 3");
        }
        assertThat(other.resolve("machined.sock")).doesNotExist();
    }

    private Client connect() throws IOException {
        return new Client(listener.socket());
    }
}
