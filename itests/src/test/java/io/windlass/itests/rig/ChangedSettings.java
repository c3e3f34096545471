package io.windlass.itests.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Further lines in a file of the distribution's {@code etc} for the tests of a class. To be registered before the {@link
 * Windlass} that uses it.
 */
public final class ChangedSettings implements BeforeAllCallback, AfterAllCallback {
    private final Path file;
    private final List<String> lines;
    private Optional<String> before = Optional.empty();

    private ChangedSettings(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** For a file such as {@code io.windlass.core.cfg}; one that does not exist is made. */
    public static ChangedSettings of(String fileName, String... lines) {
        Path etc = Workspace.current().distribution().resolve("etc");
        return new ChangedSettings(etc.resolve(fileName), List.of(lines));
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        before = Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        Files.writeString(file, before.orElse("") + String.join("\n", lines) + "\n");
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (before.isPresent()) {
            Files.writeString(file, before.get());
        } else {
            Files.delete(file);
        }
    }
}
