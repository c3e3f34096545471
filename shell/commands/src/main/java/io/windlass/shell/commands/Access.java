package io.windlass.shell.commands;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may give a command, and what it does to the world. Every command declares it; one that does not is denied to
 * everybody.
 *
 * @param least the least role; empty if none is declared
 * @param changes whether the command changes something, so that it leaves a line in the audit log
 * @param further options, and actions of {@link Operands#ACTION}, that make the command a changing one, with the least
 *     role for each
 * @param callersComputer whether it uses files or programs of the caller's computer, so that remote callers cannot give
 *     it
 */
public record Access(Optional<Role> least, boolean changes, Map<String, Role> further, boolean callersComputer) {

    /** Nothing is declared. */
    public static final Access UNDECLARED = new Access(Optional.empty(), false, Map.of(), false);

    /** Copies what could be changed from outside. */
    public Access {
        further = Map.copyOf(further);
    }

    /**
     * For a command that shows something.
     *
     * @param least the least role
     * @return the declaration
     */
    public static Access toRead(Role least) {
        return new Access(Optional.of(least), false, Map.of(), false);
    }

    /**
     * For a command that changes something.
     *
     * @param least the least role
     * @return the declaration
     */
    public static Access toChange(Role least) {
        return new Access(Optional.of(least), true, Map.of(), false);
    }

    /**
     * For a command that changes something only with an option or by an action.
     *
     * @param option the option's long name, or the action
     * @param role the least role with it
     * @return this with that option
     */
    public Access changingWith(String option, Role role) {
        Map<String, Role> more = new HashMap<>(further);
        more.put(option, role);
        return new Access(least, changes, more, callersComputer);
    }

    /**
     * For a command that uses files or programs of the caller's computer.
     *
     * @return this, not for remote callers
     */
    public Access atCallersComputer() {
        return new Access(least, changes, further, true);
    }

    /**
     * Says which role a call needs.
     *
     * @param values the options that were given, by their long names, and the action
     * @return the highest role that is asked for; empty if none is declared
     */
    public Optional<Role> least(Map<String, ?> values) {
        return least.map(role -> further.entrySet().stream()
                .filter(option -> given(values.get(option.getKey())))
                .map(Map.Entry::getValue)
                .reduce(role, (one, other) -> one.includes(other) ? one : other));
    }

    /**
     * Says whether a call changes something.
     *
     * @param values the options that were given, by their long names
     * @return true if it is to be written down
     */
    public boolean changes(Map<String, ?> values) {
        return changes || further.keySet().stream().anyMatch(option -> given(values.get(option)));
    }

    private static boolean given(@Nullable Object value) {
        return value != null && !value.equals(false);
    }
}
