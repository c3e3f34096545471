package io.windlass.store.file.internal;

import io.windlass.api.error.MachineException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What is left where docker-machine died in the middle of a save: it writes a temporary file, removes {@code config.json}
 * and only then gives the temporary file that name.
 */
final class InterruptedSave {

    static final String PREFIX = ConfigFile.NAME + ".tmp";

    /** Far longer than docker-machine needs from the one to the other. */
    private static final Duration LONGEST_SAVE = Duration.ofMinutes(1);

    private final Path file;
    private final byte[] content;
    private final FileTime written;

    private InterruptedSave(Path file, byte[] content, FileTime written) {
        this.file = file;
        this.content = content;
        this.written = written;
    }

    /**
     * Finds the newest one that is whole.
     *
     * @param since an older one says nothing that was not saved after it
     */
    static Optional<InterruptedSave> find(Path directory, Optional<FileTime> since) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*");
                Stream<Path> found = StreamSupport.stream(files.spliterator(), false)) {
            return found.flatMap(file -> whole(file).stream())
                    .filter(save -> since.filter(time -> time.compareTo(save.written) > 0)
                            .isEmpty())
                    .max(Comparator.comparing(save -> save.written));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (DirectoryIteratorException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Whether there is one, whole or not. */
    static boolean isAny(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*")) {
            return files.iterator().hasNext();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static Optional<InterruptedSave> whole(Path file) {
        try {
            FileTime written = Files.getLastModifiedTime(file);
            Optional<byte[]> content = HostFile.read(file);
            content.ifPresent(bytes -> ConfigFile.parse(file, bytes).driverName());
            return content.map(bytes -> new InterruptedSave(file, bytes, written));
        } catch (IOException | MachineException e) {
            // Half a file is the usual trace of a crash, and worth nothing.
            return Optional.empty();
        }
    }

    /** The temporary file. */
    Path file() {
        return file;
    }

    /** What was to be the content of {@code config.json}. */
    byte[] content() {
        return content;
    }

    /** Whether docker-machine may still be at it. */
    boolean mayBeUnderWay() {
        return written.toInstant().isAfter(Instant.now().minus(LONGEST_SAVE));
    }
}
