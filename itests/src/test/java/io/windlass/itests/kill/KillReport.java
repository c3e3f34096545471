package io.windlass.itests.kill;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of it.
 *
 * @param points how many of each operation, in the order in which they were asked for
 * @param violations what must not be
 */
record KillReport(Map<Scenario, Integer> points, List<Violation> violations) {

    @Override
    public String toString() {
        int all = points.values().stream().mapToInt(Integer::intValue).sum();
        String each = points.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return "kill points: " + all + " (" + each + "), violations: " + violations.size();
    }
}
