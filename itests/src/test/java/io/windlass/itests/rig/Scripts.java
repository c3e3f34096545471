package io.windlass.itests.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The rig's shell scripts, and the folder in which they keep what outlives a run. */
final class Scripts {
    private Scripts() {}

    static Path path(String name) {
        URL url = Objects.requireNonNull(Scripts.class.getResource("/rig/" + name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(name, e);
        }
    }

    static Path cache() {
        String home = System.getenv("XDG_CACHE_HOME");
        Path parent =
                home == null || home.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(home);
        try {
            return Files.createDirectories(parent.resolve("windlass-itests"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
