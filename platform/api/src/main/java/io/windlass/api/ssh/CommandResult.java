package io.windlass.api.ssh;

/**
 * How a command ended. Both texts are decoded as UTF-8, stripped of terminal control sequences and cut at 1 MiB.
 *
 * @param exitStatus 0 means success; 128 plus the signal's number where a signal ended it
 * @param output standard output
 * @param errors standard error
 */
public record CommandResult(int exitStatus, String output, String errors) {

    /**
     * Says whether the command succeeded.
     *
     * @return true for exit status 0
     */
    public boolean succeeded() {
        return exitStatus == 0;
    }
}
