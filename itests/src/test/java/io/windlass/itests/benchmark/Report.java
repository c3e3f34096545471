package io.windlass.itests.benchmark;

import java.io.PrintStream;
import java.util.Locale;

/** Prints figures as rows of one table. */
final class Report {
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
        out.printf("%-46s %10s %10s %10s %5s  %s%n", "", "median", "least", "most", "runs", "beside");
    }

    /** A figure to compare others with. */
    void reference(String name, String unit, Figures figures) {
        row(name, unit, figures, "");
    }

    /** A figure with a target. */
    void target(String name, String unit, Figures figures, double target) {
        String verdict = figures.median() <= target ? "reached" : "missed";
        row(name, unit, figures, number(target) + " " + unit + " target " + verdict);
    }

    /** A figure with a target and a reference of the same run. */
    void target(String name, String unit, Figures figures, double target, String referenceName, Figures reference) {
        String verdict = figures.median() <= target ? "reached" : "missed";
        row(
                name,
                unit,
                figures,
                number(target) + " " + unit + " target " + verdict + ", " + ratio(figures, referenceName, reference));
    }

    /** A figure without a target, with a reference of the same run. */
    void ratio(String name, String unit, Figures figures, String referenceName, Figures reference) {
        row(name, unit, figures, ratio(figures, referenceName, reference));
    }

    private static String ratio(Figures figures, String referenceName, Figures reference) {
        return number(figures.median() / reference.median()) + " times " + referenceName;
    }

    private void row(String name, String unit, Figures figures, String beside) {
        out.printf(
                "%-46s %10s %10s %10s %5d  %s%n",
                name,
                number(figures.median()) + " " + unit,
                number(figures.least()) + " " + unit,
                number(figures.most()) + " " + unit,
                figures.sorted().size(),
                beside);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }
}
