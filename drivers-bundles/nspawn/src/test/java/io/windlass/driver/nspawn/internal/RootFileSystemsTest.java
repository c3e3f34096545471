package io.windlass.driver.nspawn.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RootFileSystemsTest {

    private final Commands commands = new Commands();

    @TempDir
    private Path folder;

    private Path tar = Path.of("");

    @BeforeEach
    void makeTar() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Files.writeString(tree.resolve("file"), "content");
        tar = folder.resolve("root.tar");
        commands.require("tar", "--create", "--file=" + tar, "--directory=" + tree, ".");
    }

    @Test
    void takesAFolderAsItIs() {
        Path given = folder.resolve("tree");

        assertThat(new RootFileSystems(commands).provide(Hosts.withRoot(given), folder, Progress.SILENT))
                .isEqualTo(given);
    }

    @Test
    void unpacksATarOnceForAllWhoRace() throws InterruptedException, ExecutionException {
        ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
        List<Future<Path>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                results.add(threads.submit(
                        () -> new RootFileSystems(commands).provide(Hosts.withRoot(tar), folder, said::add)));
            }
        }
        for (Future<Path> result : results) {
            assertThat(result.get()).isEqualTo(results.getFirst().get());
            assertThat(result.get().resolve("file")).hasContent("content");
        }
        assertThat(said).hasSize(1);
    }

    @Test
    void beginsAgainAfterAnInterruptedAttempt() throws IOException {
        Path ready = new RootFileSystems(commands).provide(Hosts.withRoot(tar), folder, Progress.SILENT);
        Path unfinished = ready.resolveSibling(ready.getFileName() + ".making");
        Files.move(ready, unfinished);
        Files.writeString(unfinished.resolve("half"), "");

        Path again = new RootFileSystems(commands).provide(Hosts.withRoot(tar), folder, Progress.SILENT);

        assertThat(again.resolve("file")).exists();
        assertThat(again.resolve("half")).doesNotExist();
    }

    @Test
    void tellsWhatAFailedProgramSaid() {
        assertThatExceptionOfType(MachineException.class)
                .isThrownBy(() -> commands.require("sh", "-c", "echo the reason >&2; exit 3"))
                .withMessageContaining("status 3")
                .withMessageContaining("the reason")
                .satisfies(e -> assertThat(e.code()).isEqualTo(StandardErrorCode.PROVIDER_FAILED));
    }
}
