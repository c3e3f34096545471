package io.windlass.driver.nspawn.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds the processes that supervise hosts, by files alone.
 *
 * @param processes the kernel's view of processes
 */
record Supervisors(Path processes) {

    /** The supervisor's number; a number that belongs to another process by now does not count. */
    OptionalLong find(HostLayout layout) {
        try {
            long pid = Long.parseLong(Files.readString(layout.pid()).strip());
            String commandLine = Files.readString(processes.resolve(pid + "/cmdline"));
            boolean ours =
                    List.of(commandLine.split("\0")).contains(layout.script().toString());
            return ours ? OptionalLong.of(pid) : OptionalLong.empty();
        } catch (IOException | NumberFormatException e) {
            // No file, no such process, or a file that is just being written: nothing runs yet or any more.
            return OptionalLong.empty();
        }
    }
}
