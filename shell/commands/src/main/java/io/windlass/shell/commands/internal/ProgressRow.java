package io.windlass.shell.commands.internal;

import java.time.Duration;
import java.time.Instant;

/**
 * A machine in the progress table.
 *
 * @param machine its name
 * @param state how far it is
 * @param begun when it was begun; {@link Instant#EPOCH} before
 * @param ended when it ended; {@link Instant#EPOCH} before
 * @param step the last thing that was heard of it
 */
record ProgressRow(String machine, State state, Instant begun, Instant ended, String step) {

    /** How far a machine is, the most interesting first. */
    enum State {
        WORKING,
        FAILED,
        CANCELLED,
        WAITING,
        DONE
    }

    static ProgressRow waiting(String machine) {
        return new ProgressRow(machine, State.WAITING, Instant.EPOCH, Instant.EPOCH, "");
    }

    ProgressRow begin(Instant now) {
        return new ProgressRow(machine, State.WORKING, now, Instant.EPOCH, "");
    }

    ProgressRow with(String newStep) {
        return new ProgressRow(machine, state, begun, ended, newStep);
    }

    ProgressRow end(State last, Instant now) {
        return new ProgressRow(machine, last, begun, now, step);
    }

    /** Returns an empty text for a machine that waits. */
    String elapsed(Instant now) {
        if (begun.equals(Instant.EPOCH)) {
            return "";
        }
        Instant end = ended.equals(Instant.EPOCH) ? now : ended;
        return Duration.between(begun, end).toSeconds() + " s";
    }
}
