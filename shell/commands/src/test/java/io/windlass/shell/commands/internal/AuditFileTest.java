package io.windlass.shell.commands.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.api.error.MachineException;
import io.windlass.shell.commands.Caller;
import io.windlass.shell.commands.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFileTest {

    private static final int LARGE = 1024 * 1024;
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path daemon;

    private final Caller caller = Caller.remote("sam", Role.OPERATOR, "192.0.2.1 port 5", "SHA256:x");
    private final Audit.Deed deed =
            new Audit.Deed(NOW, caller, "rm", Map.of("force", true), List.of("a", "b"), List.of());

    @Test
    void oneLineTellsAll() throws IOException {
        new AuditFile(daemon, LARGE).begin(deed).end(NOW.plusSeconds(2), "partly failed", 4, "TIMEOUT");

        assertThat(lines()).hasSize(1);
        JsonNode line = new ObjectMapper().readTree(lines().getFirst());
        assertThat(line.get("id").asText()).hasSize(36);
        assertThat(lines().getFirst())
                .isEqualTo("{\"time\":\"2026-11-21T12:00:00Z\",\"ended\":\"2026-11-21T12:00:02Z\",\"id\":"
                        + line.get("id")
                        + ",\"user\":\"sam\",\"role\":\"operator\",\"from\":\"192.0.2.1 port 5\",\"key\":\"SHA256:x\","
                        + "\"command\":\"rm\",\"options\":{\"force\":true},\"hosts\":[\"a\",\"b\"],\"arguments\":[],"
                        + "\"outcome\":\"partly failed\",\"status\":4,\"error\":\"TIMEOUT\"}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log())))
                .isEqualTo("rw-------");
        assertThat(unfinished()).isZero();
    }

    @Test
    void anInterruptTearsNoLine() throws IOException {
        AuditFile audit = new AuditFile(daemon, LARGE);
        Thread.currentThread().interrupt();
        audit.begin(deed).end(NOW, "interrupted", 130, "");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(lines()).hasSize(1);
        assertThat(unfinished()).isZero();
    }

    @Test
    void whatADaemonDiedInIsTakenOverOnce() throws IOException {
        new AuditFile(daemon, LARGE).begin(deed);
        assertThat(unfinished()).isEqualTo(1);

        new AuditFile(daemon, LARGE);
        new AuditFile(daemon, LARGE);

        assertThat(lines()).singleElement().asString().contains("\"outcome\":\"unknown\"");
        assertThat(unfinished()).isZero();
    }

    @Test
    void whatWasWrittenAndNotForgottenIsNotWrittenAgain() throws IOException {
        AuditFile audit = new AuditFile(daemon, LARGE);
        Audit.Pending pending = audit.begin(deed);
        Path file = daemon.resolve("audit").resolve(unfinishedName());
        String intent = Files.readString(file);
        pending.end(NOW, "succeeded", 0, "");
        Files.writeString(file, intent);

        new AuditFile(daemon, LARGE);

        assertThat(lines()).singleElement().asString().contains("\"outcome\":\"succeeded\"");
    }

    @Test
    void halfALineSpoilsNoOther() throws IOException {
        AuditFile audit = new AuditFile(daemon, LARGE);
        audit.begin(deed).end(NOW, "succeeded", 0, "");
        Files.writeString(log(), Files.readString(log()) + "{\"time");
        audit.begin(deed).end(NOW, "failed", 1, "");

        assertThat(lines())
                .hasSize(3)
                .element(2)
                .asString()
                .startsWith("{\"time\"")
                .contains("failed");
    }

    @Test
    void filesAreBounded() throws IOException {
        AuditFile audit = new AuditFile(daemon, 1000);
        IntStream.range(0, 100).forEach(_ -> audit.begin(deed).end(NOW, "succeeded", 0, ""));

        try (Stream<Path> files = Files.list(daemon.resolve("log"))) {
            assertThat(files).hasSize(10).allMatch(file -> file.toFile().length() <= 1000);
        }
    }

    @Test
    void nothingBeginsThatCannotBeWritten() throws IOException {
        Files.createDirectories(log());
        AuditFile audit = new AuditFile(daemon, LARGE);

        assertThatThrownBy(() -> audit.begin(deed))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("The audit log cannot be written, so nothing may be changed: ");
    }

    @Test
    void anOutcomeThatIsLostCountsAsUnknown() throws IOException {
        AuditFile audit = new AuditFile(daemon, LARGE);
        Audit.Pending pending = audit.begin(deed);
        Files.delete(log());
        Files.createDirectory(log());
        assertThatThrownBy(() -> pending.end(NOW, "succeeded", 0, ""))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("The command was carried out, but");
        Files.delete(log());

        new AuditFile(daemon, LARGE);

        assertThat(lines()).singleElement().asString().contains("\"outcome\":\"unknown\"");
    }

    private Path log() {
        return daemon.resolve("log/audit.log");
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(log());
    }

    private long unfinished() throws IOException {
        try (Stream<Path> files = Files.list(daemon.resolve("audit"))) {
            return files.count();
        }
    }

    private String unfinishedName() throws IOException {
        try (Stream<Path> files = Files.list(daemon.resolve("audit"))) {
            return files.findFirst().orElseThrow().getFileName().toString();
        }
    }
}
