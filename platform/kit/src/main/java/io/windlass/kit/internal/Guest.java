package io.windlass.kit.internal;

import io.windlass.api.driver.DriverHost;
import io.windlass.api.driver.PowerControl;
import io.windlass.api.error.MachineException;
import io.windlass.api.host.HostId;
import io.windlass.api.host.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.Assumptions;

/**
 * One host of a test. It remembers the last answer of the driver as the platform does: as it comes out of the store.
 *
 * @param <S> the driver's spec
 */
final class Guest<S extends Record> {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Bench<S> bench;
    private final String installation;
    private final HostId id;
    private final String name;
    private final Path directory;
    private final S spec;
    private volatile Optional<Instance> known = Optional.empty();
    private volatile boolean asked;

    Guest(Bench<S> bench, String installation, HostId id, String name, Path directory, S spec) {
        this.bench = bench;
        this.installation = installation;
        this.id = id;
        this.name = name;
        this.directory = directory;
        this.spec = spec;
    }

    HostId id() {
        return id;
    }

    String name() {
        return name;
    }

    String installation() {
        return installation;
    }

    Optional<Instance> known() {
        return known;
    }

    /** What the driver is given. */
    DriverHost<S> host() {
        return host(name, known);
    }

    DriverHost<S> host(String otherName, Optional<Instance> instance) {
        return new DriverHost<>(installation, id, otherName, directory, spec, instance, bench.gate, bench.told);
    }

    /** As after a crash: nobody wrote down what the driver answered. */
    Guest<S> forgetting() {
        known = Optional.empty();
        return this;
    }

    Guest<S> knowing(Instance instance) {
        known = Optional.of(StoredForm.of(instance));
        return this;
    }

    Instance create() {
        asked = true;
        return learned(bench.call("create", () -> bench.driver().create(host())));
    }

    /** Whatever comes of it, as long as it ends. */
    void createInterrupted() {
        asked = true;
        try {
            learned(DriverThread.startInterrupted(
                            "create() that was interrupted",
                            bench.subject.deadline(),
                            () -> bench.driver().create(host()))
                    .result());
        } catch (MachineException e) {
            bench.told.failure(e);
        }
    }

    Optional<Instance> find() {
        return find(name, known);
    }

    Optional<Instance> find(String otherName, Optional<Instance> instance) {
        return bench.call("find", () -> bench.driver().find(host(otherName, instance)))
                .map(bench.told::instance);
    }

    /** Looks for as long as the provider may hide what it has made. */
    Optional<Instance> findSettled() {
        long end = System.nanoTime() + bench.driver().settling().toNanos();
        Optional<Instance> found = find();
        while (found.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            found = find();
        }
        return found;
    }

    void remove() {
        bench.run("remove", () -> bench.driver().remove(host()));
    }

    Instance start() {
        return learned(bench.call("start", () -> power().start(host())));
    }

    void stop() {
        bench.run("stop", () -> power().stop(host()));
    }

    void kill() {
        bench.run("kill", () -> power().kill(host()));
    }

    /** Removes what a test has left. */
    void leave() {
        if (asked) {
            remove();
        }
    }

    private Instance learned(Instance instance) {
        bench.told.instance(instance);
        known = Optional.of(StoredForm.of(instance));
        return instance;
    }

    private PowerControl<S> power() {
        boolean capable = bench.driver() instanceof PowerControl<?>;
        Assumptions.assumeThat(capable).as("the driver has PowerControl").isTrue();
        // The spec that goes in is of this very driver's record class.
        @SuppressWarnings("unchecked")
        PowerControl<S> power = (PowerControl<S>) bench.driver();
        return power;
    }
}
