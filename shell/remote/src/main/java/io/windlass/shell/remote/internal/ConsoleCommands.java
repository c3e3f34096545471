package io.windlass.shell.remote.internal;

import io.windlass.shell.commands.CommandRunner;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.sshd.server.command.Command;

/**
 * Makes what callers ask for.
 *
 * @param runner runs all of it
 * @param places how many may run at the same time
 * @param clock tells when somebody was active
 */
record ConsoleCommands(CommandRunner runner, Semaphore places, InstantSource clock) {

    Command shell() {
        return new ConsoleCommand(this, List.of("shell"), false);
    }

    Command line(String line) {
        return new ConsoleCommand(this, List.of("shell", "--command", line), true);
    }
}
