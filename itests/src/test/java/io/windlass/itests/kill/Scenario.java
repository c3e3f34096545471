package io.windlass.itests.kill;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/**
 * An operation on a host, and what may be left of the host wherever it is cut off.
 *
 * @param name for the report
 * @param prepare makes the host as the operation needs it
 * @param command the client's command line
 * @param untouched what is there before the operation's first write
 * @param interrupted what must become of what had begun and not ended
 * @param ended what must stay of what had ended before anybody was told
 * @param done what is there once the client was told
 * @param destroys whether the operation may destroy what the provider has
 * @param effect whether the host shows that the operation was done; asked wherever it has begun and the host runs
 */
record Scenario(
        String name,
        Preparation prepare,
        BiFunction<Lane, String, String[]> command,
        Set<Outcome> untouched,
        Set<Outcome> interrupted,
        Set<Outcome> ended,
        Set<Outcome> done,
        boolean destroys,
        BiPredicate<Lane, String> effect) {

    /** What is done before the daemon's writes and calls count. */
    @FunctionalInterface
    interface Preparation {
        void prepare(Lane lane, String host);
    }

    /** From one state to another, in whatever way it gets there. */
    static Scenario of(
            String name,
            Preparation prepare,
            BiFunction<Lane, String, String[]> command,
            Outcome before,
            Outcome after) {
        return new Scenario(
                name,
                prepare,
                command,
                EnumSet.of(before),
                EnumSet.of(after),
                EnumSet.of(after),
                EnumSet.of(after),
                after == Outcome.ABSENT,
                Scenario::engineAnswers);
    }

    /** As this one, but what is cut off ends in another state. */
    Scenario interrupted(Outcome first, Outcome... more) {
        return new Scenario(name, prepare, command, untouched, EnumSet.of(first, more), ended, done, destroys, effect);
    }

    /** As this one, but of several operations, one of which may have ended before the next one begins. */
    Scenario ended(Outcome first, Outcome... more) {
        return new Scenario(
                name, prepare, command, untouched, interrupted, EnumSet.of(first, more), done, destroys, effect);
    }

    /** As this one, and more is asked of a host that runs afterwards. */
    Scenario shows(BiPredicate<Lane, String> further) {
        return new Scenario(name, prepare, command, untouched, interrupted, ended, done, destroys, effect.and(further));
    }

    private static boolean engineAnswers(Lane lane, String host) {
        return lane.machine("version", host).output().startsWith("28.0.");
    }

    @Override
    public String toString() {
        return name;
    }
}
