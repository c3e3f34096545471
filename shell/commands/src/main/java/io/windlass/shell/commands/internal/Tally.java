package io.windlass.shell.commands.internal;

import io.windlass.shell.commands.internal.ProgressRow.State;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many machines are how far.
 *
 * @param counts none that is zero
 */
record Tally(Map<State, Integer> counts) {

    private static final List<State> ORDER =
            List.of(State.DONE, State.FAILED, State.CANCELLED, State.WORKING, State.WAITING);

    static Tally of(Stream<State> states) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        states.forEach(state -> counts.merge(state, 1, Integer::sum));
        return new Tally(counts);
    }

    Tally without(Tally other) {
        Map<State, Integer> left = new EnumMap<>(State.class);
        counts.forEach((state, count) -> {
            int remaining = count - other.count(state);
            if (remaining > 0) {
                left.put(state, remaining);
            }
        });
        return new Tally(left);
    }

    private int count(State state) {
        return counts.getOrDefault(state, 0);
    }

    String text(Function<State, String> label) {
        return ORDER.stream()
                .filter(counts::containsKey)
                .map(state -> counts.get(state) + " " + label.apply(state))
                .collect(Collectors.joining(", "));
    }
}
