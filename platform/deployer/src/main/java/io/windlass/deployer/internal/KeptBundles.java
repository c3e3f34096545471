package io.windlass.deployer.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The installed bundles on the disk: a folder for each, with the archives of two versions, and a file that says which of
 * them is to run. That file is written last and at once, so that a crash leaves either the old or the new.
 */
final class KeptBundles {

    private static final String STATE = "bundle.properties";
    private static final String ENDING = ".jar";

    private final Path folder;

    KeptBundles(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(
                    incoming(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            for (Path left : list(incoming())) {
                Files.delete(left);
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private Path incoming() {
        // No bundle's name begins with a dot.
        return folder.resolve(".incoming");
    }

    Path folder() {
        return folder;
    }

    /** A new file for what is not checked yet. */
    Path newFile() {
        try {
            return Files.createTempFile(incoming(), "bundle", ENDING);
        } catch (IOException e) {
            throw unwritable(incoming(), e);
        }
    }

    /** Removes a file that was not taken. */
    void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    List<KeptBundle> all() {
        try {
            List<KeptBundle> all = new ArrayList<>();
            for (Path child : list(folder)) {
                find(child.getFileName().toString()).ifPresent(all::add);
            }
            return all;
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    Optional<KeptBundle> find(String name) {
        Path file = folder.resolve(name).resolve(STATE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream input = Files.newInputStream(file)) {
            Properties properties = new Properties();
            properties.load(input);
            return KeptBundle.of(name, properties);
        } catch (IOException | IllegalArgumentException e) {
            throw unwritable(file, e);
        }
    }

    Path archive(String name, KeptBundle.Edition edition) {
        return folder.resolve(name).resolve(edition.digest() + ENDING);
    }

    /** Takes a checked file in; it runs nowhere until {@link #save}. */
    Path take(Candidate candidate) {
        Path own = folder.resolve(candidate.name());
        Path kept = own.resolve(candidate.digest() + ENDING);
        try {
            Files.createDirectories(own);
            sync(candidate.file());
            Files.move(candidate.file(), kept, StandardCopyOption.ATOMIC_MOVE);
            sync(own);
            return kept;
        } catch (IOException e) {
            throw unwritable(kept, e);
        }
    }

    /** Says what is to run from now on, and removes the archives of other versions. */
    void save(KeptBundle kept) {
        Path own = folder.resolve(kept.name());
        Path written = own.resolve(STATE + ".new");
        try {
            StringWriter text = new StringWriter();
            kept.toProperties().store(text, null);
            Files.writeString(written, text.toString(), StandardCharsets.UTF_8);
            sync(written);
            Files.move(written, own.resolve(STATE), StandardCopyOption.ATOMIC_MOVE);
            sync(own);
            clean(kept.name());
        } catch (IOException e) {
            throw unwritable(own, e);
        }
    }

    /** Removes archives that nothing refers to. */
    void clean(String name) {
        Set<Path> needed = find(name).stream()
                .flatMap(kept -> Stream.concat(Stream.of(kept.current()), kept.previous().stream()))
                .map(edition -> archive(name, edition))
                .collect(Collectors.toSet());
        try {
            for (Path file : list(folder.resolve(name))) {
                if (file.toString().endsWith(ENDING) && !needed.contains(file)) {
                    Files.delete(file);
                }
            }
            if (needed.isEmpty()) {
                Files.deleteIfExists(folder.resolve(name));
            }
        } catch (IOException e) {
            throw unwritable(folder.resolve(name), e);
        }
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name).resolve(STATE));
            clean(name);
        } catch (IOException e) {
            throw unwritable(folder.resolve(name), e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> children = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return children.sorted().toList();
        }
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Copies no more than is allowed. */
    static void copy(InputStream input, Path target, long most) throws IOException {
        try (OutputStream output = Files.newOutputStream(target)) {
            byte[] buffer = new byte[1 << 16];
            long total = 0;
            int length = input.read(buffer);
            while (length >= 0) {
                total += length;
                if (total > most) {
                    throw new DamagedArchiveException("it has more than the " + most + " bytes allowed");
                }
                output.write(buffer, 0, length);
                length = input.read(buffer);
            }
        }
    }

    private static MachineException unwritable(Path place, Exception e) {
        return new MachineException(
                StandardErrorCode.STORE_UNWRITABLE,
                "The installed bundles in " + place + " cannot be read or written: " + e.getMessage(),
                "Look at the disk and at who owns the folder.",
                e);
    }
}
