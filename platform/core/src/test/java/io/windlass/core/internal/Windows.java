package io.windlass.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.driver.RateLimited.Limit;
import java.util.List;

/** The rule for an account, checked for every pair of calls. */
final class Windows {

    private Windows() {}

    static void assertKept(List<Long> times, Limit limit, String run) {
        for (int first = 0; first < times.size(); first++) {
            for (int last = first; last < times.size(); last++) {
                double seconds = (times.get(last) - times.get(first)) / 1e9;
                int calls = last - first + 1;
                if (calls > limit.burst() + limit.callsPerSecond() * seconds) {
                    assertThat(calls)
                            .as("%s: calls within %s s under %s, from call %s", run, seconds, limit, first)
                            .isZero();
                }
            }
        }
    }
}
