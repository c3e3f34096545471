package io.windlass.shell.commands.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.shell.commands.CommandRunner;
import io.windlass.shell.commands.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of several machines.
 *
 * @param machines all of them, in their order
 * @param outputs of those that succeeded
 * @param failures of those that failed; one that is in neither was never begun
 */
record Outcomes(List<String> machines, Map<String, Output> outputs, Map<String, MachineException> failures) {

    /** As answers to a question. */
    Output answers() {
        return single().orElseGet(() -> withStatus(answered(), List.of()));
    }

    /** As docker-machine ends: one output after another, all failures at the end, and no other status than 1. */
    Output plain() {
        return single().orElseGet(this::answered);
    }

    private Output answered() {
        return new Output.Several(
                ofMachines(outputs, (_, output) -> output), ofMachines(failures, (_, failure) -> failure));
    }

    /** As the ends of operations, with a summary if there are several. */
    Output summed(String done, boolean outcomesShown) {
        return single().orElseGet(() -> withStatus(
                new Output.Several(
                        ofMachines(outputs, (_, output) -> outcomesShown ? withoutLines(output) : output),
                        ofMachines(failures, Outcomes::named)),
                remediesAndSummary(done)));
    }

    private Optional<Output> single() {
        if (machines.size() != 1) {
            return Optional.empty();
        }
        MachineException failure = failures.get(machines.getFirst());
        if (failure != null) {
            throw failure;
        }
        return Optional.of(outputs.getOrDefault(machines.getFirst(), Output.NOTHING));
    }

    private Output withStatus(Output outcomes, List<String> end) {
        List<Output> all = new ArrayList<>(List.of(outcomes, new Output.Notes(end)));
        if (!outputs.isEmpty() && !failures.isEmpty()) {
            all.add(new Output.Status(CommandRunner.PARTLY_FAILED));
        }
        return new Output.Several(all, List.of());
    }

    private <T, R> List<R> ofMachines(Map<String, T> results, BiFunction<String, T, R> shown) {
        return machines.stream()
                .flatMap(machine ->
                        Optional.ofNullable(results.get(machine)).map(result -> shown.apply(machine, result)).stream())
                .toList();
    }

    /** What only says that all is well is in the table already. */
    private static Output withoutLines(Output output) {
        return switch (output) {
            case Output.Lines _ -> Output.NOTHING;
            case Output.Several(List<Output> inner, List<MachineException> failures) ->
                new Output.Several(inner.stream().map(Outcomes::withoutLines).toList(), failures);
            case Output.Notes _, Output.Table _, Output.Json _, Output.Help _, Output.Status _, Output.RunLocally _ ->
                output;
        };
    }

    private static MachineException named(String machine, MachineException failure) {
        String text =
                failure.text().lines().map(line -> "(" + machine + ") " + line).collect(Collectors.joining("\n"));
        return new MachineException(failure.code(), text, "", failure);
    }

    /** What helps fifty machines is said once. */
    private List<String> remediesAndSummary(String done) {
        return Stream.concat(
                        ofMachines(failures, (_, failure) -> failure.hint()).stream()
                                .filter(hint -> !hint.isEmpty())
                                .distinct(),
                        Stream.of(summary(done)))
                .toList();
    }

    private String summary(String done) {
        long cancelled = failures.values().stream()
                .filter(failure -> failure.code() == StandardErrorCode.OPERATION_CANCELLED)
                .count();
        long failed = failures.size() - cancelled;
        long notBegun = (long) machines.size() - outputs.size() - failures.size();
        return machines.size() + " machines: " + outputs.size() + " " + done
                + part(failed, "failed")
                + part(cancelled, "cancelled")
                + part(notBegun, "not begun");
    }

    private static String part(long count, String what) {
        return count == 0 ? "" : ", " + count + " " + what;
    }
}
