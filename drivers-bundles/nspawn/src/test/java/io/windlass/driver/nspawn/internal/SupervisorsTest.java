package io.windlass.driver.nspawn.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SupervisorsTest {

    @TempDir
    private Path folder;

    private HostLayout layout = Hosts.layout();
    private Path process = Path.of("");

    @BeforeEach
    void makeFakeProc() throws IOException {
        layout = new HostLayout(Hosts.ID, folder.resolve("store"), folder.resolve("run"));
        Files.createDirectories(layout.run());
        process = Files.createDirectories(folder.resolve("proc/4711"));
    }

    @Test
    void findsTheSupervisor() throws IOException {
        Files.writeString(layout.pid(), "4711\n");
        Files.writeString(process.resolve("cmdline"), "/bin/sh\0" + layout.script() + "\0more\0");

        assertThat(find()).isTrue();
    }

    @Test
    void isNotFooledByANumberUsedAgain() throws IOException {
        Files.writeString(layout.pid(), "4711\n");
        Files.writeString(process.resolve("cmdline"), "/usr/bin/editor\0" + layout.script() + ".txt\0");

        assertThat(find()).isFalse();
    }

    @Test
    void isNotFooledByADeadProcess() throws IOException {
        assertThat(find()).isFalse();

        Files.writeString(layout.pid(), "4712\n");
        assertThat(find()).isFalse();

        Files.writeString(layout.pid(), "");
        assertThat(find()).isFalse();

        // A zombie has no command line.
        Files.writeString(layout.pid(), "4711\n");
        Files.writeString(process.resolve("cmdline"), "");
        assertThat(find()).isFalse();
    }

    private boolean find() {
        return new Supervisors(folder.resolve("proc")).find(layout).isPresent();
    }
}
