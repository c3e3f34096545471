package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.store.ExchangeReport;
import io.windlass.shell.commands.CommandRunner;
import io.windlass.shell.commands.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is said about machines that were copied from one store to another.
 *
 * @param done what was done with them, such as {@code Imported}
 * @param failing what could not be done, such as {@code Error importing}
 * @param empty what to say if there was none
 * @param authority what to say about the authority, if anything
 * @param end what to say at last
 */
record ExchangeOutput(
        String done,
        String failing,
        String empty,
        Function<ExchangeReport.Authority, Optional<String>> authority,
        List<String> end) {

    Output of(ExchangeReport report) {
        List<String> lines = new ArrayList<>();
        List<MachineException> failures = new ArrayList<>();
        boolean copied = false;
        for (ExchangeReport.Outcome outcome : report.hosts()) {
            switch (outcome) {
                case ExchangeReport.Copied(String name) -> {
                    lines.add(done + " " + name);
                    copied = true;
                }
                case ExchangeReport.AlreadyThere(String name) -> lines.add("Already there: " + name);
                case ExchangeReport.Refused(String name, MachineException reason) ->
                    failures.add(Errors.prefixed(failing + " \"" + name + "\": ", reason));
            }
        }
        boolean partly = !lines.isEmpty() && !failures.isEmpty();
        if (copied) {
            authority.apply(report.authority()).ifPresent(lines::add);
            lines.addAll(end);
        }
        if (report.hosts().isEmpty()) {
            lines.add(empty);
        }
        List<Output> outputs = new ArrayList<>(List.of(new Output.Lines(lines)));
        if (partly) {
            outputs.add(new Output.Status(CommandRunner.PARTLY_FAILED));
        }
        return new Output.Several(outputs, failures);
    }
}
