package io.windlass.store.file.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** What has to be so of a folder before hosts are copied from it or into it. */
final class OtherStore {

    private static final String MACHINES = "machines";

    private OtherStore() {}

    static void requireReadable(Path directory, Path ours) {
        if (!Files.exists(directory)) {
            throw invalid(
                    directory, "does not exist", "Name the root of a store, which has a folder " + MACHINES + ".");
        }
        requireApart(directory, ours);
        if (!Files.exists(directory.resolve(MACHINES))) {
            throw noStore(directory);
        }
    }

    static void requireWritable(Path directory, Path ours) {
        requireApart(directory, ours);
        if (Files.exists(directory) && !Files.exists(directory.resolve(MACHINES)) && !isEmpty(directory)) {
            throw invalid(
                    directory,
                    "is neither empty nor a store",
                    "Name a folder that does not exist yet, or a store that has none of the machines.");
        }
    }

    private static boolean isEmpty(Path directory) {
        try (DirectoryStream<Path> content = Files.newDirectoryStream(directory)) {
            return !content.iterator().hasNext();
        } catch (IOException e) {
            throw Failures.unreadable(directory, e);
        }
    }

    /** A store within a store would be taken for a part of it. */
    private static void requireApart(Path directory, Path ours) {
        Path other = real(directory);
        Path own = real(ours);
        if (other.equals(own)) {
            throw invalid(directory, "is this store itself", "Name another store.");
        }
        if (other.startsWith(own)) {
            throw invalid(directory, "lies inside this store, " + ours, "Name a folder outside of it.");
        }
        if (own.startsWith(other)) {
            throw invalid(directory, "has this store inside it, " + ours, "Name a folder beside it.");
        }
    }

    /** The path without links, as far as it exists. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            Path parent = path.getParent();
            return parent == null ? path : real(parent).resolve(Objects.requireNonNull(path.getFileName()));
        }
    }

    private static MachineException noStore(Path directory) {
        boolean inside = directory.endsWith(MACHINES) || Files.exists(directory.resolve(ConfigFile.NAME));
        return invalid(
                directory,
                "is not a store: it has no folder " + MACHINES,
                inside
                        ? "Name the folder above " + MACHINES + "."
                        : "Name the root of a store, by default ~/.docker/machine.");
    }

    private static MachineException invalid(Path directory, String what, String hint) {
        return new MachineException(StandardErrorCode.INVALID_ARGUMENT, directory + " " + what + ".", hint);
    }
}
