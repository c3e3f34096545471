package io.windlass.core.internal;

import io.windlass.api.driver.DriverHost;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostId;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A provider without idempotency, late with its lists, that loses calls and answers, and sees the daemon die. */
final class FaultyCloud extends FakeHost.Switchable {

    private static final Duration HIDDEN = Duration.ofSeconds(30);

    /** The daemon dies here: nothing after it happens. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** One machine at the provider. */
    static final class Machine {
        final HostId host;
        final int number;
        final Instant visible;
        boolean live = true;
        InstanceState state = InstanceState.RUNNING;

        Machine(HostId host, int number, Instant visible) {
            this.host = host;
            this.number = number;
            this.visible = visible;
        }
    }

    final List<Machine> machines = new ArrayList<>();
    private final RandomGenerator random;
    private final TickingClock clock;
    private double faults;

    FaultyCloud(RandomGenerator random, TickingClock clock) {
        super(new ArrayList<>());
        this.random = random;
        this.clock = clock;
    }

    void faults(double rate) {
        faults = rate;
    }

    List<Machine> live(HostId host) {
        return machines.stream()
                .filter(machine -> machine.live && machine.host.equals(host))
                .toList();
    }

    @Override
    public Duration settling() {
        return HIDDEN;
    }

    @Override
    public Instance create(DriverHost<NoOptions> host) {
        trouble("create");
        Machine machine = find(host.id(), host.instance()).orElseGet(() -> {
            Instant visible =
                    random.nextBoolean() ? clock.instant() : clock.instant().plus(HIDDEN);
            Machine made = new Machine(host.id(), machines.size(), visible);
            machines.add(made);
            return made;
        });
        trouble("create");
        return instance(machine);
    }

    @Override
    public Optional<Instance> find(DriverHost<NoOptions> host) {
        trouble("find");
        return find(host.id(), host.instance()).map(this::instance);
    }

    private Optional<Machine> find(HostId id, Optional<Instance> known) {
        return live(id).stream()
                .filter(machine -> known.isPresent() || !machine.visible.isAfter(clock.instant()))
                .findFirst();
    }

    @Override
    public Instance start(DriverHost<NoOptions> host) {
        return instance(switched(host, InstanceState.RUNNING));
    }

    @Override
    public void stop(DriverHost<NoOptions> host) {
        switched(host, InstanceState.STOPPED);
    }

    @Override
    public void kill(DriverHost<NoOptions> host) {
        switched(host, InstanceState.STOPPED);
    }

    private Machine switched(DriverHost<NoOptions> host, InstanceState state) {
        trouble("switch");
        Machine machine = live(host.id()).getFirst();
        machine.state = state;
        trouble("switch");
        return machine;
    }

    @Override
    public void remove(DriverHost<NoOptions> host) {
        trouble("remove");
        find(host.id(), host.instance()).ifPresent(machine -> machine.live = false);
        trouble("remove");
    }

    /** The chance of every call, before and after its effect. */
    private void trouble(String call) {
        if (random.nextDouble() >= faults) {
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> throw new Crash();
            case 1 -> throw new MachineException(StandardErrorCode.PROVIDER_FAILED, call + " failed", "");
            default -> throw new MachineException(StandardErrorCode.PROVIDER_UNAVAILABLE, call + " lost", "");
        }
    }

    private Instance instance(Machine machine) {
        Instance running = running();
        return new Instance(
                machine.state,
                running.address(),
                running.ssh(),
                running.engine(),
                running.hostKeys(),
                Map.of("Number", machine.number));
    }
}
