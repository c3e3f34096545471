package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.core.Fleet;
import io.windlass.core.Orphan;
import io.windlass.core.OrphanReport;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is done about orphans that were found. */
record Sweep(Fleet fleet, OrphanReport report) {

    private static final List<String> COLUMNS = List.of("NAME", "DRIVER", "ACCOUNT", "STATE", "ADDRESS", "ID");

    Output table() {
        List<List<String>> rows = report.orphans().stream().map(Sweep::cells).toList();
        return new Output.Several(List.of(new Output.Table(COLUMNS, rows)), unasked());
    }

    private static List<String> cells(Orphan orphan) {
        return List.of(
                orphan.instance().name(),
                orphan.driverName(),
                orphan.account(),
                orphan.instance().instance().state().label(),
                orphan.instance().instance().address().orElse(""),
                orphan.instance().id().toString());
    }

    /** An account that was not asked may hide any number of them. */
    private List<MachineException> unasked() {
        return report.unasked().stream()
                .map(account -> new MachineException(
                        StandardErrorCode.PROVIDER_FAILED,
                        "Cannot ask " + (account.driverName() + " " + account.account()).strip() + ": "
                                + account.failure().message(),
                        account.failure().hint()))
                .toList();
    }

    Output run(Invocation<?> invocation, boolean yes) {
        if (report.orphans().isEmpty()) {
            return new Output.Several(List.of(Output.lines("There is nothing to remove.")), unasked());
        }
        String names = report.orphans().stream().map(Sweep::text).collect(Collectors.joining(", "));
        String warning =
                "About to remove " + names + "\nWARNING: This action will delete these instances at their providers.";
        if (yes) {
            warning.lines().forEach(invocation.progress()::line);
        } else if (!invocation.confirm(warning + "\nAre you sure? (y/n): ")) {
            return new Output.Several(List.of(), unasked());
        }
        return removed(invocation);
    }

    /** One after another: a provider that is asked to remove what nobody knows is better not asked in haste. */
    private Output removed(Invocation<?> invocation) {
        List<MachineException> failures = new ArrayList<>();
        for (Orphan orphan : report.orphans()) {
            try {
                fleet.sweep(orphan, invocation.progress());
                invocation.progress().line("Successfully removed " + text(orphan));
            } catch (MachineException e) {
                if (invocation.session().cancelled()) {
                    throw e;
                }
                failures.add(Errors.prefixed("Error removing " + text(orphan) + ": ", e));
            }
        }
        return new Output.Several(
                List.of(), Stream.concat(failures.stream(), unasked().stream()).toList());
    }

    private static String text(Orphan orphan) {
        return orphan.instance().name() + " (" + orphan.driverName() + " "
                + orphan.instance().id() + ")";
    }
}
