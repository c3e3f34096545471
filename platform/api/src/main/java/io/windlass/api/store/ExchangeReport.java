package io.windlass.api.store;

import io.windlass.api.error.MachineException;
import java.util.List;

/**
 * What became of hosts that were to be copied from one store to another, or would become of them.
 *
 * @param hosts each host that was asked for
 * @param authority what became of the certificate authority
 */
public record ExchangeReport(List<Outcome> hosts, Authority authority) {

    /** Copies what could be changed from outside. */
    public ExchangeReport {
        hosts = List.copyOf(hosts);
    }

    /** What became of one host. */
    public sealed interface Outcome {

        /**
         * Returns which host it is.
         *
         * @return the host's name
         */
        String name();
    }

    /**
     * It was copied.
     *
     * @param name the host's name
     */
    public record Copied(String name) implements Outcome {}

    /**
     * The very same host is there, and was left as it is.
     *
     * @param name the host's name
     */
    public record AlreadyThere(String name) implements Outcome {}

    /**
     * It was not copied.
     *
     * @param name the host's name
     * @param reason why
     */
    public record Refused(String name, MachineException reason) implements Outcome {}

    /** What became of the authority that signed the hosts' certificates. */
    public sealed interface Authority {}

    /** The store that was read has none. */
    public record None() implements Authority {}

    /** Both stores have the same. */
    public record Shared() implements Authority {}

    /** The store that was written had none, and has this one now. */
    public record Adopted() implements Authority {}

    /**
     * Each host that was copied keeps the authority that it had, in a folder of its own.
     *
     * @param reason why, as part of a sentence
     */
    public record KeptApart(String reason) implements Authority {}
}
