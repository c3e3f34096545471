package io.windlass.itests.soak;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long answers took, in milliseconds. */
final class Pauses {
    private final List<Double> taken = Collections.synchronizedList(new ArrayList<>());

    void add(double milliseconds) {
        taken.add(milliseconds);
    }

    double percentile(int percent) {
        List<Double> sorted = taken.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) * percent / 100);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.0f p95 %.0f max %.0f ms (%d)",
                percentile(50),
                percentile(95),
                percentile(100),
                taken.size());
    }
}
