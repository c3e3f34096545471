package io.windlass.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private static final int ENDED_BY_TERM = 128 + 15;

    private final Distribution distribution;
    private Process daemon;

    MainTest(@TempDir Path folder) throws IOException {
        distribution = Distribution.in(folder);
        distribution.addServingBundle();
        daemon = distribution.start();
    }

    @BeforeEach
    void awaitReadiness() throws IOException {
        assertThat(firstLine(daemon)).isEqualTo("machined: ready");
    }

    @AfterEach
    void end() throws InterruptedException {
        daemon.destroyForcibly().waitFor();
    }

    private static String firstLine(Process process) throws IOException {
        BufferedReader reader = process.inputReader();
        return String.valueOf(reader.readLine());
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private int terminate() throws InterruptedException {
        daemon.toHandle().destroy();
        return daemon.waitFor();
    }

    @Test
    void keepsTheStoreForItself() throws Exception {
        Path lock = distribution.storage().resolve("daemon/lock");
        assertThat(lock).hasContent(String.valueOf(daemon.pid()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lock.getParent())))
                .isEqualTo("rwx------");

        Process second = distribution.start();
        assertThat(text(second.getErrorStream())).startsWith("machined: running already");
        assertThat(second.waitFor()).isEqualTo(3);

        assertThat(terminate()).isEqualTo(ENDED_BY_TERM);
        assertThat(lock).isEmptyFile();
    }

    @Test
    void stopsBundlesInOrderAndLogsOneLineForEach() throws Exception {
        assertThat(terminate()).isEqualTo(ENDED_BY_TERM);
        assertThat(distribution.log().lines().toList())
                .anyMatch(line -> line.endsWith("INFO stdout: printed by a bundle"))
                .anyMatch(line -> line.endsWith("ServingActivator: stopped in order"));
    }

    @Test
    void startsAgainAfterACrash() throws Exception {
        daemon.destroyForcibly().waitFor();
        daemon = distribution.start();
        assertThat(firstLine(daemon)).isEqualTo("machined: ready");
    }

    @Test
    void forgetsBundlesThatTheDistributionNoLongerHas() throws Exception {
        distribution.addBundle("gone", Map.of());
        terminate();
        Path stamp = distribution.storage().resolve("daemon/bundles.stamp");
        daemon = distribution.start();
        assertThat(firstLine(daemon)).isEqualTo("machined: ready");
        assertThat(stamp).content().contains("gone.jar");
        terminate();

        Files.delete(distribution.home().resolve("bundles/gone.jar"));
        daemon = distribution.start();
        assertThat(firstLine(daemon)).isEqualTo("machined: ready");
        assertThat(stamp).content().doesNotContain("gone.jar");
        assertThat(distribution.log()).doesNotContain("SEVERE");
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        terminate();
        Files.delete(distribution.home().resolve("bundles/serving.jar"));
        Files.writeString(distribution.home().resolve("etc/machined.properties"), "windlass.start.seconds=0\n");
        distribution.addBundle("hollow", Map.of("Import-Package", "not.there"));

        Process process = distribution.start();
        assertThat(text(process.getErrorStream()))
                .contains("nothing answers commands after 0 s")
                .contains("bundle hollow: Unable to resolve hollow", "not.there");
        assertThat(process.waitFor()).isEqualTo(1);
    }
}
