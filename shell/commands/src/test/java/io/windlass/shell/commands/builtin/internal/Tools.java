package io.windlass.shell.commands.builtin.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder for a caller's path. */
final class Tools {

    private Tools() {}

    /** Puts programs into the folder, and returns a path on which there is nothing else. */
    static String path(Path folder, String... programs) throws IOException {
        for (String program : programs) {
            Files.createFile(
                    folder.resolve(program),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return "nosuch::" + folder;
    }
}
