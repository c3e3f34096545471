package io.windlass.itests.kill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Predicate;

/** Runs operations once for each of their points, a few at a time in lanes of their own. */
final class KillPoints implements AutoCloseable {
    private final Witnesses witnesses;
    private final BlockingQueue<Lane> lanes = new LinkedBlockingQueue<>();
    private final ExecutorService threads;

    KillPoints(Witnesses witnesses, int atOnce) {
        this.witnesses = witnesses;
        this.threads = Executors.newFixedThreadPool(atOnce);
        for (int i = 0; i < atOnce; i++) {
            lanes.add(Lane.open(witnesses));
        }
    }

    /**
     * Runs all points of these operations, each exactly once.
     *
     * @param wanted says which of them, by their names in the report
     */
    KillReport run(List<Scenario> scenarios, Predicate<String> wanted) {
        Map<Scenario, Future<KillRun.Result>> recorded = new LinkedHashMap<>();
        scenarios.forEach(scenario ->
                recorded.put(scenario, threads.submit(inLane(lane -> KillRun.record(lane, scenario)))));
        Map<Scenario, Integer> points = new LinkedHashMap<>();
        List<Violation> violations = new ArrayList<>();
        List<Future<KillRun.Result>> runs = new ArrayList<>();
        recorded.forEach((scenario, undisturbed) -> {
            KillRun.Result result = outcome(undisturbed);
            violations.addAll(result.violations());
            List<KillPoint> chosen = result.points().stream()
                    .filter(point -> wanted.test(scenario + ": " + point))
                    .toList();
            points.put(scenario, chosen.size());
            chosen.forEach(point -> runs.add(threads.submit(inLane(lane -> KillRun.kill(lane, scenario, point)))));
        });
        runs.forEach(run -> violations.addAll(outcome(run).violations()));
        return new KillReport(points, violations);
    }

    private Callable<KillRun.Result> inLane(Function<Lane, KillRun.Result> run) {
        return () -> {
            Lane lane = lanes.take();
            try {
                KillRun.Result result = run.apply(lane);
                lane = result.violations().isEmpty() ? lane : replaced(lane, result.violations());
                return result;
            } finally {
                lanes.put(lane);
            }
        };
    }

    /** What one run has broken must not break the next one. */
    private Lane replaced(Lane broken, List<Violation> violations) {
        violations.forEach(System.err::println);
        System.err.println("--- calls\n" + broken.calls() + "--- daemon's log\n"
                + broken.windlass().log());
        broken.close();
        return Lane.open(witnesses);
    }

    private static KillRun.Result outcome(Future<KillRun.Result> run) {
        try {
            return run.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
        lanes.forEach(Lane::close);
    }
}
