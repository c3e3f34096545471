package io.windlass.ca.local.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a loss of power would take: names until their folder is synced, contents until their file is. */
final class UnsyncedChanges {

    private sealed interface Change {
        /** What the change has led to, by its present name. */
        Path path();

        Change follow(UnaryOperator<Path> move);
    }

    private record Made(Path path) implements Change {
        @Override
        public Change follow(UnaryOperator<Path> move) {
            return new Made(move.apply(path));
        }
    }

    private record Renamed(Path path, Path from, Optional<byte[]> replaced) implements Change {
        @Override
        public Change follow(UnaryOperator<Path> move) {
            return new Renamed(move.apply(path), move.apply(from), replaced);
        }
    }

    private final List<Change> names = new ArrayList<>();
    private final Set<Path> contents = new HashSet<>();

    void madeFolder(Path folder) {
        names.add(new Made(folder));
    }

    void madeFile(Path file) {
        names.add(new Made(file));
        contents.add(file);
    }

    void renamed(Path from, Path to, Optional<byte[]> replaced) {
        follow(from, to);
        names.add(new Renamed(to, from, replaced));
    }

    void deleted(Path path) {
        names.removeIf(change -> change.path().startsWith(path));
        contents.remove(path);
    }

    void synced(Path path) {
        contents.remove(path);
        names.removeIf(change -> Objects.equals(change.path().getParent(), path));
    }

    /** The names stay, the contents do not. */
    void tear() {
        for (Path file : contents) {
            write(file, half(read(file)));
        }
        contents.clear();
        names.clear();
    }

    /** Neither stays. */
    void undo() {
        contents.forEach(file -> write(file, new byte[0]));
        contents.clear();
        while (!names.isEmpty()) {
            Change last = names.removeLast();
            switch (last) {
                case Made made -> deleteTree(made.path());
                case Renamed renamed -> {
                    move(renamed.path(), renamed.from());
                    renamed.replaced().ifPresent(content -> write(renamed.path(), content));
                    follow(renamed.path(), renamed.from());
                }
            }
        }
    }

    /** Whatever lies below a folder has another path after the folder was renamed. */
    private void follow(Path from, Path to) {
        names.replaceAll(change -> change.follow(path -> moved(path, from, to)));
        List<Path> files =
                contents.stream().filter(file -> file.startsWith(from)).toList();
        files.forEach(contents::remove);
        files.forEach(file -> contents.add(moved(file, from, to)));
    }

    private static Path moved(Path path, Path from, Path to) {
        return path.startsWith(from) ? to.resolve(from.relativize(path)).normalize() : path;
    }

    private static byte[] half(byte[] content) {
        return Arrays.copyOf(content, content.length / 2);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteTree(Path root) {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
