package io.windlass.itests.rig;

import java.util.List;

/** How a program ended. */
public record Result(List<String> command, int status, String output, String errors) {
    public boolean succeeded() {
        return status == 0;
    }

    /** Everything the program said. */
    public String said() {
        return output + errors;
    }

    public Result requireSuccess() {
        if (!succeeded()) {
            throw new AssertionError("failed: " + this);
        }
        return this;
    }

    @Override
    public String toString() {
        return String.join(" ", command) + "\nstatus " + status + "\n--- output\n" + output + "--- errors\n" + errors;
    }
}
