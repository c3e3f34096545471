package io.windlass.shell.commands.internal;

import io.windlass.shell.commands.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Keeps who changed what. Safe for any thread. */
public interface Audit {

    /**
     * What somebody is about to do.
     *
     * @param time when
     * @param caller who
     * @param command the command's name
     * @param options those that were given; secrets are hidden already
     * @param hosts on which machines
     * @param arguments what else was given
     */
    record Deed(
            Instant time,
            Caller caller,
            String command,
            Map<String, Object> options,
            List<String> hosts,
            List<String> arguments) {
        /** Copies what could be changed from outside. */
        public Deed {
            options = Map.copyOf(options);
            hosts = List.copyOf(hosts);
            arguments = List.copyOf(arguments);
        }
    }

    /** A deed that is not over yet. */
    interface Pending {

        /**
         * Makes the line durable.
         *
         * @param time when it was over
         * @param outcome in a word
         * @param status the exit status
         * @param error the code of what it failed with, or an empty text
         * @throws io.windlass.api.error.MachineException if that is not possible; the deed then counts as one whose
         *     outcome is unknown
         */
        void end(Instant time, String outcome, int status, String error);
    }

    /**
     * Makes it durable that something is about to be done.
     *
     * @param deed what
     * @return to be ended
     * @throws io.windlass.api.error.MachineException if nothing can be written down, so that nothing may be done
     */
    Pending begin(Deed deed);
}
