package io.windlass.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.driver.RateLimited.Limit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CallScheduleTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MOST = CallSchedule.ARRIVES_WITHIN_MILLIS * 1_000_000;

    @Test
    void noWindowHoldsMoreThanItMay() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Limit limit = new Limit("a", Math.exp(random.nextDouble(-3, 8)), 1 + random.nextInt(30));
            Windows.assertKept(randomCalls(limit, random), limit, "seed " + seed);
        }
    }

    private static List<Long> randomCalls(Limit limit, Random random) {
        long start = random.nextLong(-SECOND, SECOND);
        CallSchedule schedule = new CallSchedule(limit, start);
        List<Long> arrived = new ArrayList<>();
        TreeMap<Long, Long> answers = new TreeMap<>();
        long longest = random.nextLong(1, 2 * SECOND);
        long now = start;
        double meanGap = SECOND / limit.callsPerSecond() * random.nextDouble(0.05, 2);
        for (int i = 0; i < 200; i++) {
            // Now and then a pause long enough to fill the bucket.
            now += (long) (random.nextExponential() * meanGap * (random.nextInt(20) == 0 ? limit.burst() : 1));
            if (random.nextInt(50) == 0) {
                schedule.restUntil(now + random.nextLong(SECOND));
            }
            answers.headMap(now, true).forEach((at, call) -> schedule.answered(call, at));
            answers.headMap(now, true).clear();
            if (schedule.untilNext(now) <= 0) {
                schedule.leave(now);
                long answer = now + 1 + random.nextLong(longest);
                answers.put(answer, now);
                // Anywhere between, and within the time that is believed in.
                arrived.add(now + random.nextLong(Math.min(answer - now, MOST) + 1));
            }
        }
        Collections.sort(arrived);
        return arrived;
    }

    @Test
    void theFirstTokenIsThereAndTheSecondIsNot() {
        CallSchedule schedule = new CallSchedule(new Limit("a", 4, 100), 0);

        assertThat(schedule.untilNext(0)).isZero();
        call(schedule, 0);
        assertThat(schedule.untilNext(0)).isEqualTo(SECOND / 4);
    }

    @Test
    void theRateIsReachedInTheLongRun() {
        CallSchedule schedule = new CallSchedule(new Limit("a", 100, 1), 0);
        long now = 0;
        for (int i = 0; i < 1000; i++) {
            now += Math.max(0, schedule.untilNext(now));
            call(schedule, now);
        }

        assertThat(now).isEqualTo(999 * (SECOND / 100));
    }

    @Test
    void aLateCallerDoesNotSlowDownTheAccount() {
        CallSchedule schedule = new CallSchedule(new Limit("a", 100, 10), 0);
        long now = 0;
        for (int i = 0; i < 1000; i++) {
            now += Math.max(0, schedule.untilNext(now)) + SECOND / 1000;
            call(schedule, now);
        }

        assertThat(now).isEqualTo(999 * (SECOND / 100) + SECOND / 1000);
    }

    @Test
    void theBurstIsThereAgainAfterALongTime() {
        assertThat(atOnceAfterALongTime(new Limit("a", 10, 8))).isEqualTo(8);
        assertThat(atOnceAfterALongTime(new Limit("a", 1000, 1))).isEqualTo(1);
    }

    @Test
    void whatIsUnderWayTakesItsTokenAlong() {
        CallSchedule schedule = new CallSchedule(new Limit("a", 10, 3), 0);
        long now = 1000 * SECOND;
        for (int i = 0; i < 3; i++) {
            assertThat(schedule.untilNext(now)).isNotPositive();
            schedule.leave(now);
        }
        long later = now + SECOND * 4 / 10;

        assertThat(schedule.untilNext(later)).isPositive();
        schedule.answered(now, later);
        assertThat(schedule.untilNext(later)).isPositive();
        assertThat(schedule.untilNext(later + SECOND / 10)).isNotPositive();
    }

    @Test
    void aCallWithoutAnAnswerIsBelievedToHaveArrivedAtSomeTime() {
        CallSchedule schedule = new CallSchedule(new Limit("a", 10, 1), 0);
        schedule.leave(0);

        assertThat(schedule.untilNext(MOST + SECOND / 10 - 1)).isPositive();
        assertThat(schedule.untilNext(MOST + SECOND / 10)).isZero();
    }

    private static int atOnceAfterALongTime(Limit limit) {
        CallSchedule schedule = new CallSchedule(limit, 0);
        return atOnce(schedule, 1000 * SECOND);
    }

    private static int atOnce(CallSchedule schedule, long now) {
        int calls = 0;
        while (schedule.untilNext(now) <= 0) {
            call(schedule, now);
            calls++;
        }
        return calls;
    }

    /** Answered at once. */
    private static void call(CallSchedule schedule, long now) {
        schedule.leave(now);
        schedule.answered(now, now);
    }

    @Test
    void afterARestThereIsOneToken() {
        CallSchedule schedule = new CallSchedule(new Limit("a", 10, 5), 0);
        schedule.restUntil(1000 * SECOND);

        assertThat(schedule.untilNext(999 * SECOND)).isEqualTo(SECOND);
        assertThat(atOnce(schedule, 1000 * SECOND)).isEqualTo(1);
    }

    @Test
    void aShorterRestDoesNotEndALongerOne() {
        CallSchedule schedule = new CallSchedule(new Limit("a", 10, 5), 0);
        schedule.restUntil(9 * SECOND);
        schedule.restUntil(4 * SECOND);

        assertThat(schedule.untilNext(0)).isEqualTo(9 * SECOND);
    }

    @Test
    void limitsThatChangeAtEachCallGiveNobodyMoreThanTheFasterOne() {
        Limit slow = new Limit("a", 1, 50);
        Limit fast = new Limit("a", 10, 1);
        CallSchedule schedule = new CallSchedule(slow, 0);
        int calls = 0;
        for (long now = 0; now <= 100 * SECOND; now += SECOND / 100) {
            schedule.change(calls % 2 == 0 ? fast : slow, now);
            if (schedule.untilNext(now) <= 0) {
                call(schedule, now);
                calls++;
            }
        }

        assertThat(calls).isBetween(100, 1001);
    }

    @Test
    void theSlowestAndTheWidestLimitsDoNotOverflow() {
        CallSchedule slowest = new CallSchedule(new Limit("a", Double.MIN_VALUE, Integer.MAX_VALUE), 0);
        call(slowest, 0);
        assertThat(slowest.untilNext(0)).isGreaterThan(100_000 * SECOND);

        CallSchedule fastest = new CallSchedule(new Limit("a", Double.POSITIVE_INFINITY, Integer.MAX_VALUE), 0);
        call(fastest, 0);
        assertThat(fastest.untilNext(SECOND)).isNegative();
    }
}
