package io.windlass.driver.nspawn.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NameServersTest {

    @TempDir
    private Path folder;

    @Test
    void looksBehindAStubOnLoopback() throws IOException {
        Path stub = Files.writeString(folder.resolve("stub"), "# stub\nnameserver 127.0.0.53\noptions edns0\n");
        Path real = Files.writeString(folder.resolve("real"), "nameserver 192.0.2.53\nsearch example.org\n");

        assertThat(NameServers.configuration(List.of(folder.resolve("absent"), stub, real)))
                .isEqualTo("nameserver 192.0.2.53\nsearch example.org\n");
    }

    @Test
    void dropsOnlyTheUnreachable() throws IOException {
        Path mixed = Files.writeString(folder.resolve("mixed"), "nameserver ::1\nnameserver 192.0.2.53\n");

        assertThat(NameServers.configuration(List.of(mixed))).isEqualTo("nameserver 192.0.2.53\n");
    }

    @Test
    void saysWhenThereIsNone() {
        assertThat(NameServers.configuration(List.of(folder.resolve("absent")))).startsWith("#");
    }
}
