package io.windlass.shell.commands.internal;

import io.windlass.api.error.MachineException;
import java.time.Duration;
import java.util.Optional;

/** Shows how far the machines are that a command works on. Steps come on any thread, all else on the command's. */
interface Display {

    void began(String machine);

    void step(String machine, String line);

    void ended(String machine, Optional<MachineException> failure);

    /** Shows what is new; returns after how long it wants to be called again, if nothing else happens. */
    Duration refresh();

    /** Shows the last state, whatever was shown lately. */
    void finish();

    /** Says something on standard error. */
    void note(String line);

    /** Whether the reader has seen already which machines succeeded. */
    boolean showsOutcomes();
}
