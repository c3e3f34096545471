package io.windlass.itests.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Several measurements of the same thing, in one unit. */
record Figures(List<Double> sorted) {
    Figures {
        List<Double> copy = new ArrayList<>(sorted);
        Collections.sort(copy);
        sorted = List.copyOf(copy);
    }

    static Figures of(int times, DoubleSupplier measurement) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            values.add(measurement.getAsDouble());
        }
        return new Figures(values);
    }

    double median() {
        return sorted.get(sorted.size() / 2);
    }

    double least() {
        return sorted.getFirst();
    }

    double most() {
        return sorted.getLast();
    }
}
