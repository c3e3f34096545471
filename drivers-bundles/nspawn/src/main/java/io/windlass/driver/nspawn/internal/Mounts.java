package io.windlass.driver.nspawn.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What is mounted below a folder, by the kernel's own list. */
final class Mounts {

    private static final Path MOUNTS = Path.of("/proc/self/mountinfo");
    private static final Duration BUSY = Duration.ofSeconds(10);

    private final Commands commands;

    Mounts(Commands commands) {
        this.commands = commands;
    }

    /** Unmounts everything at or below a folder, the innermost first. */
    void release(Path folder) {
        // A killed container's own mounts go away a moment after its last process.
        Waiting.until(BUSY, "unmounting " + folder, () -> {
            List<Path> left = below(folder);
            for (Path point : left.reversed()) {
                commands.run("umount", point.toString());
            }
            return left.isEmpty();
        });
    }

    static List<Path> below(Path folder) {
        try {
            return Files.readAllLines(MOUNTS).stream()
                    .map(line -> Path.of(unescape(line.split(" ")[4])))
                    .filter(point -> point.startsWith(folder))
                    .toList();
        } catch (IOException e) {
            throw Failures.io("The mounts of this machine cannot be read", e);
        }
    }

    /** The kernel writes blanks and backslashes as three octal digits. */
    private static String unescape(String field) {
        return field.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }
}
