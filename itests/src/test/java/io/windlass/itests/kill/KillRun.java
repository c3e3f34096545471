package io.windlass.itests.kill;

import io.windlass.itests.provider.Lifetime;
import io.windlass.itests.rig.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** One operation on one host, with the daemon killed at one point, and a new daemon that has to cope. */
final class KillRun {
    private static final Duration REACHED = Duration.ofSeconds(60);

    /** As the invariants have it. */
    private static final Duration RECOVERED = Duration.ofSeconds(60);

    private final Lane lane;
    private final Scenario scenario;
    private final String host;
    private final List<String> broken = new ArrayList<>();

    private KillRun(Lane lane, Scenario scenario) {
        this.lane = lane;
        this.scenario = scenario;
        this.host = lane.nextHost();
    }

    /**
     * What came of a run.
     *
     * @param points those that were passed
     * @param violations what must not be
     */
    record Result(List<KillPoint> points, List<Violation> violations) {}

    /** Lets the operation have its way, and says which points it has. */
    static Result record(Lane lane, Scenario scenario) {
        return new KillRun(lane, scenario).run("nobody is killed", KillRun::letBe);
    }

    /** Kills the daemon at one point; says what is wrong then. */
    static Result kill(Lane lane, Scenario scenario, KillPoint point) {
        return new KillRun(lane, scenario).run(point.toString(), run -> run.kill(point));
    }

    private Result run(String point, Function<KillRun, List<KillPoint>> way) {
        List<KillPoint> points = List.of();
        try {
            points = way.apply(this);
            clear();
        } catch (AssertionError | RuntimeException e) {
            broken.add(e.toString());
        } finally {
            lane.tripwire().disarm();
        }
        return new Result(
                points,
                broken.stream()
                        .map(what -> new Violation(scenario, point, what))
                        .toList());
    }

    private void prepare() {
        lane.machine("ls").requireSuccess();
        scenario.prepare().prepare(lane, host);
        // Nothing else is under way when the counting begins.
        lane.machine("status", host);
    }

    private List<KillPoint> letBe() {
        prepare();
        lane.tripwire().record();
        lane.machine(scenario.command().apply(lane, host));
        // The platform looks at a host after each operation; the answer comes when it has.
        lane.machine("status", host);
        List<KillPoint> seen = lane.tripwire().disarm();
        settle(scenario.done(), true);
        return seen;
    }

    private List<KillPoint> kill(KillPoint point) {
        prepare();
        lane.tripwire().arm(point, lane.daemon());
        CompletableFuture<Boolean> client = CompletableFuture.supplyAsync(
                () -> lane.machine(scenario.command().apply(lane, host)).succeeded(), Thread::startVirtualThread);
        Waiting.until("the point", REACHED, () -> reached(client));
        boolean acknowledged = client.join();
        boolean written = lane.tripwire().hasWritten();
        boolean begun = lane.stored(host).flatMap(StoredHost::intent).isPresent();
        lane.machine("ls").requireSuccess();
        if (acknowledged && (begun || !written)) {
            broken.add("I4: answered OK before the success was durable");
        }
        settle(acknowledged ? scenario.done() : expected(begun, written), begun || written);
        return lane.tripwire().disarm();
    }

    private Set<Outcome> expected(boolean begun, boolean written) {
        if (begun) {
            return scenario.interrupted();
        }
        return written ? scenario.ended() : scenario.untouched();
    }

    /** Some points come after the client's answer, in the look that follows. */
    private boolean reached(CompletableFuture<Boolean> client) {
        if (client.isDone() && !lane.tripwire().hasSprung()) {
            lane.machine("status", host);
        }
        return lane.tripwire().hasSprung();
    }

    private void settle(Set<Outcome> expected, boolean begun) {
        Statements statements = new Statements(lane, host);
        Waiting.until("the end of what was begun", RECOVERED, () -> {
            String said = statements.state();
            return lane.stored(host).flatMap(StoredHost::intent).isEmpty()
                    && !said.equals("Starting")
                    && !said.equals("Stopping");
        });
        Finding finding = Finding.of(lane, host);
        Outcome outcome = finding.outcome();
        if (!expected.contains(outcome)) {
            broken.add("it is " + outcome + " instead of " + expected + ": " + finding);
        } else if (outcome == Outcome.RUNNING && begun && !scenario.effect().test(lane, host)) {
            broken.add("the operation had no effect: " + finding);
        }
        awaitTruth(statements, outcome);
        statements.lies().forEach(lie -> broken.add("I6: " + lie));
        lane.tripwire().overlaps().take().forEach(overlap -> broken.add("I5: " + overlap));
        judge(finding);
    }

    private void judge(Finding finding) {
        finding.lost().forEach(life -> broken.add("I1: lost: " + life));
        lane.cloud().provider().history().duplicates().stream()
                .filter(pair -> pair.getLast().labels().name().equals(host))
                .forEach(pair -> broken.add("I2: two at a time: " + pair));
        if (!scenario.destroys()) {
            finding.lives().stream()
                    .filter(life -> !life.lives())
                    .forEach(life -> broken.add("I3: destroyed without a request: " + life));
        }
    }

    /** After a look at a host that is well, the daemon and the provider say the same. */
    private void awaitTruth(Statements statements, Outcome outcome) {
        switch (outcome) {
            case RUNNING -> awaitState(statements, "Running");
            case STOPPED -> awaitState(statements, "Stopped");
            case ABSENT, ORPHANED -> awaitState(statements, "");
            case INCOMPLETE, FAILED, IMPOSSIBLE -> statements.state();
        }
    }

    private void awaitState(Statements statements, String expected) {
        Waiting.until(
                "the state " + expected, RECOVERED, () -> statements.state().equals(expected));
    }

    /** Leaves nothing for the next run. */
    private void clear() {
        lane.recover();
        if (lane.stored(host).isPresent()) {
            lane.machine("rm", "-y", host).requireSuccess();
        }
        lane.withAccount("orphans", "--sweep", "-y").requireSuccess();
        List<Lifetime> left = lane.lives(host).stream().filter(Lifetime::lives).toList();
        if (!left.isEmpty() || lane.stored(host).isPresent()) {
            broken.add("it cannot be removed: " + left);
        }
    }
}
