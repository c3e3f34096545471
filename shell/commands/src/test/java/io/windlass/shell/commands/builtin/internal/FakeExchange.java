package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.store.ExchangeReport;
import io.windlass.api.store.StoreExchange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Gives a prepared report, and remembers what was asked for. */
final class FakeExchange implements StoreExchange {

    final List<String> asked = new ArrayList<>();
    ExchangeReport report = new ExchangeReport(List.of(), new ExchangeReport.None());

    @Override
    public ExchangeReport importFrom(Path directory, Set<String> names, boolean dryRun) {
        return answer("import", directory, names, dryRun);
    }

    @Override
    public ExchangeReport exportTo(Path directory, Set<String> names, boolean dryRun) {
        return answer("export", directory, names, dryRun);
    }

    private ExchangeReport answer(String way, Path directory, Set<String> names, boolean dryRun) {
        asked.add(way + " " + directory + " " + new TreeSet<>(names) + (dryRun ? " dry" : ""));
        return report;
    }
}
