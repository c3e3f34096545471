package io.windlass.shell.commands.builtin.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files in which the daemon logs, read from the oldest line to the newest and further on. For one thread. */
final class DaemonLog implements AutoCloseable {

    /** The launcher keeps five; a few more do no harm. */
    private static final int FILES = 10;

    private static final int PIECE = 64 * 1024;

    private final Path folder;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private InputStream newest;
    private @Nullable Object key;

    DaemonLog(Path folder) {
        this.folder = folder;
        this.newest = InputStream.nullInputStream();
    }

    private Path file(int age) {
        return folder.resolve("machined." + age + ".log");
    }

    /** What is there already; for the first call. The stream is read once, before the next call of anything. */
    Stream<String> before() {
        Stream<String> older = IntStream.iterate(FILES - 1, age -> age > 0, age -> age - 1)
                .mapToObj(this::file)
                .filter(Files::exists)
                .flatMap(DaemonLog::lines);
        return Stream.concat(older, Stream.of(0).flatMap(_ -> more()));
    }

    /** What has been added since the last call. */
    Stream<String> next() {
        return more();
    }

    @Override
    public void close() throws IOException {
        newest.close();
    }

    private Stream<String> more() {
        try {
            List<String> lines = new ArrayList<>(rest());
            Object current = Files.exists(file(0))
                    ? Files.readAttributes(file(0), BasicFileAttributes.class).fileKey()
                    : key;
            if (!Objects.equals(current, key)) {
                // The file that was the newest has been read to its end, and another one has taken its place.
                newest.close();
                newest = Files.newInputStream(file(0));
                key = current;
                lines.addAll(rest());
            }
            return lines.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole lines up to the end of the file as it is now; what is not a whole line yet is kept. */
    private List<String> rest() throws IOException {
        List<String> lines = new ArrayList<>();
        byte[] piece = new byte[PIECE];
        for (int length = newest.read(piece); length > 0; length = newest.read(piece)) {
            for (int index = 0; index < length; index++) {
                if (piece[index] == '\n') {
                    lines.add(begun.toString(StandardCharsets.UTF_8));
                    begun.reset();
                } else {
                    begun.write(piece[index]);
                }
            }
        }
        return lines;
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readString(file).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
