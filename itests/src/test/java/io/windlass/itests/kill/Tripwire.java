package io.windlass.itests.kill;

import static io.windlass.itests.kill.KillPoint.When.AFTER;
import static io.windlass.itests.kill.KillPoint.When.BEFORE;
import static io.windlass.itests.kill.KillPoint.When.IN_FLIGHT;

import io.windlass.itests.provider.Call;
import io.windlass.itests.provider.Gate;
import io.windlass.itests.provider.Moment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Stands at every write and every call of one daemon: writes down what passes, and kills the daemon where it is armed
 * for. One operation at a time.
 */
final class Tripwire implements Gate, Witnesses.Listener {
    private final Overlaps overlaps = new Overlaps();
    private Watch watch = Watch.none();

    /** What is wanted of one operation, and what was seen of it. */
    private static final class Watch {
        private final boolean counting;
        private final Optional<KillPoint> target;
        private final Optional<ProcessHandle> daemon;
        private final List<KillPoint> seen = new ArrayList<>();
        private final Map<Long, String> calls = new HashMap<>();
        private int writes;
        private int writesDone;
        private boolean sprung;
        private long late = -1;
        private final CountDownLatch successorCalls = new CountDownLatch(1);
        private final CountDownLatch lateCallDone = new CountDownLatch(1);

        private Watch(boolean counting, Optional<KillPoint> target, Optional<ProcessHandle> daemon) {
            this.counting = counting;
            this.target = target;
            this.daemon = daemon;
        }

        static Watch none() {
            return new Watch(false, Optional.empty(), Optional.empty());
        }

        boolean counts() {
            return counting && !sprung;
        }

        boolean isLate(long ordinal) {
            return late == ordinal;
        }
    }

    /** From now on all is written down and nobody is killed. */
    synchronized void record() {
        watch = new Watch(true, Optional.empty(), Optional.empty());
    }

    /** From now on the daemon lives until this point. */
    synchronized void arm(KillPoint target, ProcessHandle daemon) {
        watch = new Watch(true, Optional.of(target), Optional.of(daemon));
    }

    /**
     * From now on everything passes.
     *
     * @return what passed since it was armed
     */
    synchronized List<KillPoint> disarm() {
        Watch ended = watch;
        ended.successorCalls.countDown();
        ended.lateCallDone.countDown();
        watch = Watch.none();
        return List.copyOf(ended.seen);
    }

    /** Whether the daemon was killed. */
    synchronized boolean hasSprung() {
        return watch.sprung;
    }

    /** Whether the operation had written anything for good. */
    synchronized boolean hasWritten() {
        return watch.writesDone > 0;
    }

    Overlaps overlaps() {
        return overlaps;
    }

    @Override
    public boolean reached(KillPoint.When when, String write) {
        if (when == BEFORE) {
            overlaps.begin(write);
        } else {
            overlaps.end(write);
        }
        return !springsAtWrite(when, write);
    }

    private synchronized boolean springsAtWrite(KillPoint.When when, String write) {
        if (!watch.counts()) {
            return false;
        }
        if (when == BEFORE) {
            watch.writes++;
        } else {
            watch.writesDone++;
        }
        return springs(new KillPoint("write " + watch.writes + " " + write, when));
    }

    @Override
    public Verdict reached(Point point) {
        return point.moment() == Moment.BEFORE_EFFECT ? arrived(point) : happened(point);
    }

    private Verdict arrived(Point point) {
        begin(point);
        Watch now = springsOnArrival(point);
        if (now.isLate(point.ordinal())) {
            await(now.successorCalls);
            return Verdict.GO_ON;
        }
        return wasKilledAt(point, now) ? Verdict.HANG_UP : Verdict.GO_ON;
    }

    private synchronized Watch springsOnArrival(Point point) {
        if (watch.counts()) {
            String what = "call " + (watch.calls.size() + 1) + " " + point.call();
            watch.calls.put(point.ordinal(), what);
            if (!springs(new KillPoint(what, BEFORE))
                    && changes(point.call())
                    && springs(new KillPoint(what, IN_FLIGHT))) {
                watch.late = point.ordinal();
            }
        }
        return watch;
    }

    private Verdict happened(Point point) {
        end(point);
        Watch now = springsAfterEffect(point);
        if (now.isLate(point.ordinal())) {
            now.lateCallDone.countDown();
            return Verdict.HANG_UP;
        }
        if (wasKilledAt(point, now)) {
            return Verdict.HANG_UP;
        }
        if (now.late >= 0) {
            now.successorCalls.countDown();
            await(now.lateCallDone);
        }
        return Verdict.GO_ON;
    }

    private synchronized Watch springsAfterEffect(Point point) {
        String what = watch.calls.get(point.ordinal());
        if (watch.counts() && what != null) {
            springs(new KillPoint(what, AFTER));
        }
        return watch;
    }

    /** Whether the call is one of the daemon that is dead. */
    private synchronized boolean wasKilledAt(Point point, Watch now) {
        return now.sprung && now.calls.containsKey(point.ordinal());
    }

    /** Kills the daemon if this is the point. */
    private boolean springs(KillPoint here) {
        watch.seen.add(here);
        watch.sprung = watch.target.filter(here::equals).isPresent();
        if (watch.sprung) {
            ProcessHandle daemon = watch.daemon.orElseThrow();
            daemon.destroyForcibly();
            daemon.onExit().join();
            overlaps.died();
        }
        return watch.sprung;
    }

    /** A list of all is about no host, and a call that comes too late is nobody's. */
    private void begin(Point point) {
        if (!point.hostId().isEmpty()) {
            overlaps.begin(point.call() + " #" + point.ordinal());
        }
    }

    private void end(Point point) {
        overlaps.end(point.call() + " #" + point.ordinal());
    }

    private static boolean changes(Call call) {
        return switch (call) {
            case CREATE, START, STOP, KILL, DELETE -> true;
            case LIST, GET -> false;
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            // The provider is closed.
            Thread.currentThread().interrupt();
        }
    }
}
