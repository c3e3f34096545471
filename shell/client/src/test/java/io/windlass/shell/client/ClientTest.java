package io.windlass.shell.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.shell.client.ProtocolServer.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What both clients do, seen from both ends: a real process on one, a real Unix socket on the other. */
@ParameterizedClass
@MethodSource("io.windlass.shell.client.ClientProgram#available")
class ClientTest {

    private final ClientProgram program;
    private final Path home;

    ClientTest(ClientProgram program, @TempDir Path folder) throws IOException {
        this.program = program;
        this.home = Files.createDirectory(folder.toRealPath().resolve("with space"));
    }

    private Path defaultStorage() {
        return home.resolve(".docker/machine");
    }

    private static String output(Process process) throws IOException {
        return text(process.getInputStream());
    }

    private static String errors(Process process) throws IOException {
        return text(process.getErrorStream());
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void sendsWhatItWasCalledWith() throws Exception {
        try (ProtocolServer server = new ProtocolServer(defaultStorage())) {
            ProcessBuilder builder = program.in(home, "docker-machine", "create", "", "two words");
            builder.environment().put("COLOUR", "blau=1");
            Process process = builder.start();
            try (Peer peer = server.accept()) {
                List<Chunk> request = peer.request();
                assertThat(request)
                        .filteredOn(chunk -> chunk.type() == 'A')
                        .extracting(Chunk::text)
                        .containsExactly("create", "", "two words");
                assertThat(request)
                        .filteredOn(chunk -> chunk.type() == 'E')
                        .extracting(Chunk::text)
                        .contains("COLOUR=blau=1", "NAILGUN_TTY_0=0", "NAILGUN_TTY_1=0", "NAILGUN_TTY_2=0")
                        .noneMatch(variable -> variable.startsWith("MACHINE_CALLED_AS"));
                assertThat(request)
                        .filteredOn(chunk -> chunk.type() == 'D')
                        .extracting(Chunk::text)
                        .containsExactly(home.toString());
                assertThat(request).filteredOn(chunk -> chunk.type() == 'W').isEmpty();
                assertThat(request.getLast().text()).isEqualTo("docker-machine");
                peer.send('X', "0");
            }
            assertThat(process.waitFor()).isZero();
        }
    }

    @Test
    void copiesBothOutputsAndTheStatus() throws Exception {
        byte[] much = new byte[3_000_000];
        new Random(1).nextBytes(much);
        try (ProtocolServer server = new ProtocolServer(defaultStorage())) {
            Process process = program.in(home, "machine", "ls").start();
            try (Peer peer = server.accept()) {
                peer.request();
                peer.send('2', "careful\n");
                Thread.ofVirtual().start(() -> sendAndEnd(peer, much));
                assertThat(process.getInputStream().readAllBytes()).isEqualTo(much);
                assertThat(errors(process)).isEqualTo("careful\n");
                assertThat(process.waitFor()).isEqualTo(42);
            }
        }
    }

    private static void sendAndEnd(Peer peer, byte[] bytes) {
        try {
            peer.send('1', bytes);
            peer.send('X', "42");
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void readsInputOnlyWhenAsked() throws Exception {
        try (ProtocolServer server = new ProtocolServer(defaultStorage())) {
            Process process = program.in(home, "machine", "ssh").start();
            process.getOutputStream().write("abc".getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            try (Peer peer = server.accept()) {
                peer.request();
                peer.send('1', "not asked yet\n");
                peer.send('S', "");
                Chunk first = peer.receive();
                assertThat(first.type()).isEqualTo('0');
                assertThat(first.text()).isEqualTo("abc");
                peer.send('S', "");
                assertThat(peer.receive().type()).isEqualTo('.');
                peer.send('X', "0");
            }
            assertThat(process.waitFor()).isZero();
        }
    }

    @Test
    void findsTheStoreAsDockerMachineDoes() throws Exception {
        Path other = home.resolve("other");
        try (ProtocolServer server = new ProtocolServer(other)) {
            List<ProcessBuilder> calls = List.of(
                    program.in(home, "machine", "-s", other.toString(), "ls"),
                    program.in(home, "machine", "--storage-path=" + other, "ls", "-s", "not/global"),
                    program.in(home, "machine", "--tls-ca-cert", "-s", "-D", "-storage-path", "other", "ls"),
                    program.in(home, "machine", "ls"));
            calls.getLast().environment().put("MACHINE_STORAGE_PATH", other.toString());
            for (ProcessBuilder call : calls) {
                Process process = call.start();
                try (Peer peer = server.accept()) {
                    peer.request();
                    peer.send('X', "0");
                }
                assertThat(process.waitFor()).isZero();
            }
        }
    }

    @Test
    void reachesAStoreWhosePathIsTooLongForASocket() throws Exception {
        Path deep = home.resolve("d".repeat(100)).resolve("e".repeat(100));
        try (ProtocolServer server = new ProtocolServer(deep)) {
            Process process =
                    program.in(home, "machine", "-s", deep.toString(), "ls").start();
            try (Peer peer = server.accept()) {
                assertThat(peer.request())
                        .filteredOn(chunk -> chunk.type() == 'D')
                        .extracting(Chunk::text)
                        .containsExactly(home.toString());
                peer.send('X', "0");
            }
            assertThat(process.waitFor()).isZero();
        }
    }

    @Test
    void runsAProgramInItsPlace() throws Exception {
        try (ProtocolServer server = new ProtocolServer(defaultStorage())) {
            Process process = program.in(home, "machine", "ssh").start();
            process.getOutputStream().write("for sh".getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            try (Peer peer = server.accept()) {
                peer.request();
                peer.send('R', "sh\0-c\0cat; echo; pwd; echo \"<$1>\"; exit 7\0sh\0a b");
            }
            assertThat(output(process)).isEqualTo("for sh\n" + home + "\n<a b>\n");
            assertThat(process.waitFor()).isEqualTo(7);
        }
    }

    @Test
    void saysWhatItCannotRun() throws Exception {
        try (ProtocolServer server = new ProtocolServer(defaultStorage())) {
            Process process = program.in(home, "machine", "ssh").start();
            try (Peer peer = server.accept()) {
                peer.request();
                peer.send('R', "no-such-program");
            }
            assertThat(errors(process)).startsWith("machine: ").contains("no-such-program");
            assertThat(process.waitFor()).isEqualTo(127);
        }
    }

    @Test
    void passesOnTwoSignalsAndEndsAtTheThird() throws Exception {
        try (ProtocolServer server = new ProtocolServer(defaultStorage())) {
            Process process = program.in(home, "machine", "create").start();
            try (Peer peer = server.accept()) {
                peer.request();
                peer.send('1', "started\n");
                process.getInputStream().readNBytes("started\n".length());
                process.destroy();
                assertThat(peer.receive()).satisfies(ClientTest::isTermination);
                process.destroy();
                assertThat(peer.receive()).satisfies(ClientTest::isTermination);
                process.destroy();
                assertThat(process.waitFor()).isEqualTo(128 + 15);
            }
        }
    }

    private static void isTermination(Chunk chunk) {
        assertThat(chunk.type()).isEqualTo('I');
        assertThat(chunk.text()).isEqualTo("TERM");
    }

    @Test
    void failsIfTheDaemonEndsBeforeItAnswers() throws Exception {
        try (ProtocolServer server = new ProtocolServer(defaultStorage())) {
            Process process = program.in(home, "machine", "ls").start();
            try (Peer peer = server.accept()) {
                peer.request();
                peer.header('1', 100);
            }
            assertThat(errors(process)).startsWith("machine: the daemon ended").hasLineCount(1);
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }

    @Test
    void refusesAChunkOfImpossibleLength() throws Exception {
        try (ProtocolServer server = new ProtocolServer(defaultStorage())) {
            Process process = program.in(home, "machine", "ls").start();
            try (Peer peer = server.accept()) {
                peer.request();
                peer.header('X', -1);
                assertThat(errors(process)).contains("broken", "4294967295");
            }
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }

    @Test
    void startsTheDaemonIfNobodyListens() throws Exception {
        machined("echo \"$@\" > called; exit 1");
        Process process = program.in(home, "machine", "ls").start();
        assertThat(errors(process)).contains("machine: ");
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(home.resolve("called")).hasContent("start --storage-path " + defaultStorage());
    }

    @Test
    void saysWhyTheDaemonDoesNotStart() throws Exception {
        machined("echo 'no room' >&2; exit 1");
        Process process = program.in(home, "machine", "ls").start();
        assertThat(errors(process)).isEqualTo("no room\nmachine: the daemon did not start\n");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void usesTheDaemonItHasStarted() throws Exception {
        // The old daemon's socket is there, but nobody listens on it any more; the starter puts the new one's there.
        new ProtocolServer(defaultStorage()).close();
        try (ProtocolServer server = new ProtocolServer(home.resolve("new"))) {
            machined("mv -f " + quoted(home.resolve("new/daemon/machined.sock")) + " "
                    + quoted(defaultStorage().resolve("daemon/machined.sock")));
            Process process = program.in(home, "machine", "ls").start();
            try (Peer peer = server.accept()) {
                peer.request();
                peer.send('X', "0");
            }
            assertThat(process.waitFor()).isZero();
        }
    }

    @Test
    void waitsForADaemonThatListensInAMoment() throws Exception {
        machined("echo > called");
        Process process = program.in(home, "machine", "ls").start();
        while (Files.notExists(home.resolve("called"))) {
            Thread.onSpinWait();
        }
        try (ProtocolServer server = new ProtocolServer(defaultStorage());
                Peer peer = server.accept()) {
            peer.request();
            peer.send('X', "0");
            assertThat(process.waitFor()).isZero();
        }
    }

    private static String quoted(Path path) {
        return "'" + path + "'";
    }

    private void machined(String script) throws IOException {
        Path file = Files.createDirectories(home.resolve("bin")).resolve("machined");
        Files.writeString(file, "#!/bin/sh\ncd " + quoted(home) + "\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
