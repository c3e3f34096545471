package io.windlass.kit;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** A provider in memory, whose machines carry tags. Each method is one request. */
final class SampleProvider {

    static final String NOWHERE = "nowhere";
    static final String SILENT = "silent";

    private final Map<Long, Machine> machines = new ConcurrentSkipListMap<>();
    private final AtomicLong numbers = new AtomicLong(100);
    private final AtomicLong requests = new AtomicLong();

    record Machine(long number, String host, String installation, String name, boolean on) {
        Machine with(boolean power) {
            return new Machine(number, host, installation, name, power);
        }
    }

    long requests() {
        return requests.get();
    }

    Machine make(SampleSpec spec, String host, String installation, String name) {
        arrive(spec);
        Machine machine = new Machine(numbers.incrementAndGet(), host, installation, name, true);
        machines.put(machine.number(), machine);
        return machine;
    }

    Optional<Machine> get(SampleSpec spec, long number) {
        arrive(spec);
        return Optional.ofNullable(machines.get(number));
    }

    List<Machine> all(SampleSpec spec) {
        arrive(spec);
        return List.copyOf(machines.values());
    }

    Machine power(SampleSpec spec, long number, boolean on) {
        arrive(spec);
        return Optional.ofNullable(machines.computeIfPresent(number, (_, machine) -> machine.with(on)))
                .orElseThrow(() -> gone(number));
    }

    void delete(SampleSpec spec, long number) {
        arrive(spec);
        machines.remove(number);
    }

    private void arrive(SampleSpec spec) {
        requests.incrementAndGet();
        switch (spec.url()) {
            case NOWHERE ->
                throw new MachineException(
                        StandardErrorCode.PROVIDER_UNAVAILABLE, "There is no provider nowhere.", "Look elsewhere.");
            case SILENT -> waitForEver();
            default -> {}
        }
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MachineException(
                    StandardErrorCode.OPERATION_CANCELLED, "Waiting for the provider was stopped.", "", e);
        }
    }

    static MachineException gone(long number) {
        return new MachineException(
                StandardErrorCode.INSTANCE_GONE, "There is no machine " + number + ".", "Make it anew.");
    }
}
