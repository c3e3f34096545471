package io.windlass.driver.nspawn.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KernelTest {

    @Test
    void raisesWhatIsTooLowAndLeavesTheRest(@TempDir Path settings) throws IOException {
        Path forward = setting(settings, "net/ipv4/ip_forward", "0");
        Path instances = setting(settings, "fs/inotify/max_user_instances", "128");
        Path watches = setting(settings, "fs/inotify/max_user_watches", "1000000");

        new Kernel(settings).prepare();

        assertThat(forward).hasContent("1");
        assertThat(instances).hasContent("8192");
        assertThat(watches).hasContent("1000000");
    }

    private static Path setting(Path settings, String name, String value) throws IOException {
        Path file = settings.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, value + "\n");
    }
}
