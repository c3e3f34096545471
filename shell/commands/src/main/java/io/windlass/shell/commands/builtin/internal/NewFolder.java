package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.shell.commands.CommandCall;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * A folder of the caller's that does not exist yet, or is empty. Nothing is ever overwritten.
 *
 * @param path absolute
 */
record NewFolder(Path path) {

    static NewFolder of(CommandCall call, String word) {
        if (word.isEmpty()) {
            throw Errors.invalid("The folder has no name.", "Name one that does not exist yet.");
        }
        try {
            return new NewFolder(call.directory().resolve(word).normalize());
        } catch (InvalidPathException e) {
            throw Errors.invalid("\"" + word + "\" is not a path.", "");
        }
    }

    /**
     * Writes all files, or none.
     *
     * @param texts by paths below the folder
     * @return the files
     */
    List<Path> write(Map<String, String> texts) {
        requireEmpty();
        Deque<Path> made = new ArrayDeque<>();
        try {
            List<Path> files = new ArrayList<>();
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Path file = path.resolve(text.getKey());
                makeFolders(file, made);
                Files.createFile(file);
                made.push(file);
                Files.writeString(file, text.getValue(), StandardOpenOption.WRITE);
                files.add(file);
            }
            return files;
        } catch (IOException e) {
            throw takenBack(made, e);
        }
    }

    private void requireEmpty() {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw Errors.invalid(path + " is not a folder.", "Name one that does not exist yet.");
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            if (entries.iterator().hasNext()) {
                throw Errors.invalid("The folder " + path + " is not empty.", "Name one that does not exist yet.");
            }
        } catch (NoSuchFileException e) {
            // It is made with the first file.
            return;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static void makeFolders(Path file, Deque<Path> made) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path folder = file.getParent(); folder != null && !Files.exists(folder); folder = folder.getParent()) {
            missing.push(folder);
        }
        for (Path folder : missing) {
            Files.createDirectory(folder);
            made.push(folder);
        }
    }

    private MachineException takenBack(Deque<Path> made, IOException cause) {
        MachineException failure = failed(cause);
        for (Path last : made) {
            try {
                Files.deleteIfExists(last);
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
        return failure;
    }

    private MachineException failed(IOException cause) {
        return new MachineException(
                StandardErrorCode.INVALID_ARGUMENT,
                "The folder " + path + " cannot be written: " + cause.getMessage(),
                "Name a folder that this user may make, where there is room.",
                cause);
    }
}
