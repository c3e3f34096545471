package io.windlass.core.internal;

import io.windlass.api.Installation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Reads where the store is from the framework property that the launcher sets, and keeps the installation's id. */
@Component
public final class InstallationComponent implements Installation {

    /** The framework property that names the root of the store. */
    static final String STORAGE = "windlass.storage";

    private final Path storage;
    private final String id;

    /**
     * Makes the id on the first start.
     *
     * @param context gives the framework property
     * @throws IOException if the id can be neither read nor written
     */
    @Activate
    public InstallationComponent(BundleContext context) throws IOException {
        String property = context.getProperty(STORAGE);
        if (property == null) {
            throw new IllegalStateException("the framework property " + STORAGE + " is not set");
        }
        storage = Path.of(property).toAbsolutePath().normalize();
        id = readOrMake(storage.resolve("daemon").resolve("installation-id"));
    }

    // The daemon holds the store's lock, so nobody else makes one at the same time.
    private static String readOrMake(Path file) throws IOException {
        if (Files.exists(file)) {
            return UUID.fromString(Files.readString(file).strip()).toString();
        }
        String made = UUID.randomUUID().toString();
        Files.createDirectories(file.getParent());
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                written, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(StandardCharsets.UTF_8.encode(made + "\n"));
            channel.force(true);
        }
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(file.getParent())) {
            folder.force(true);
        }
        return made;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Path storage() {
        return storage;
    }
}
