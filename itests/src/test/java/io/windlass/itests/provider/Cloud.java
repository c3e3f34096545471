package io.windlass.itests.provider;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * The instances. What is public here happens behind the callers' backs: it is no call, and meets no fault and no limit.
 * Safe for any thread.
 */
public final class Cloud {

    private final HostBackend backend;
    private final History history;
    private final Time time;
    private final int quota;
    private final AtomicInteger lastId = new AtomicInteger();
    private final ConcurrentNavigableMap<String, Slot> slots = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<String, Integer> used = new ConcurrentHashMap<>();

    Cloud(HostBackend backend, History history, Time time, int quota) {
        this.backend = backend;
        this.history = history;
        this.time = time;
        this.quota = quota;
    }

    /** All that exist, the oldest first. */
    public List<FakeInstance> instances() {
        return slots.values().stream().map(slot -> slot.instance).toList();
    }

    /** The one instance that was made for a host of this name. */
    public FakeInstance instance(String hostName) {
        List<FakeInstance> found = instances().stream()
                .filter(instance -> instance.labels().name().equals(hostName))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("not one instance for " + hostName + ": " + found);
        }
        return found.getFirst();
    }

    /** Somebody else switches an instance on. */
    public void start(String id) {
        start(id, OptionalLong.empty());
    }

    /** Somebody else switches an instance off. */
    public void stop(String id) {
        stop(id, true, OptionalLong.empty());
    }

    /** Somebody else deletes an instance, or it is lost. */
    public void lose(String id) {
        delete(id, OptionalLong.empty());
    }

    /** Empty if the account may have no more. */
    Optional<FakeInstance> create(Labels labels, String authorizedKey, Duration hidden, OptionalLong call) {
        if (used.merge(labels.account(), 1, Integer::sum) > quota) {
            release(labels);
            return Optional.empty();
        }
        String id = "i-%08d".formatted(lastId.incrementAndGet());
        try {
            FakeInstance made = new FakeInstance(id, labels, true, backend.created(id, labels, authorizedKey));
            history.created(call, id, labels);
            slots.put(id, new Slot(made, time.nanoTime() + hidden.toNanos()));
            return Optional.of(made);
        } catch (RuntimeException e) {
            release(labels);
            throw e;
        }
    }

    Optional<FakeInstance> get(String id) {
        return Optional.ofNullable(slots.get(id)).map(slot -> slot.instance);
    }

    /** What the list shows of what comes after an id. */
    List<FakeInstance> listed(Predicate<Labels> wanted, String after, int most) {
        long now = time.nanoTime();
        return slots.tailMap(after, false).values().stream()
                .filter(slot -> wanted.test(slot.instance.labels()))
                .filter(slot -> now - slot.listedFrom >= 0)
                .map(slot -> slot.instance)
                .limit(most)
                .toList();
    }

    Optional<FakeInstance> start(String id, OptionalLong call) {
        return Optional.ofNullable(slots.get(id)).flatMap(slot -> slot.start(call));
    }

    Optional<FakeInstance> stop(String id, boolean orderly, OptionalLong call) {
        return Optional.ofNullable(slots.get(id)).flatMap(slot -> slot.stop(orderly, call));
    }

    /** Returns what is no more. */
    Optional<FakeInstance> delete(String id, OptionalLong call) {
        return Optional.ofNullable(slots.get(id)).flatMap(slot -> slot.delete(call));
    }

    private void release(Labels labels) {
        used.merge(labels.account(), -1, Integer::sum);
    }

    /** One change at a time. */
    private final class Slot {
        private final long listedFrom;
        private volatile FakeInstance instance;
        private boolean gone;

        Slot(FakeInstance instance, long listedFrom) {
            this.instance = instance;
            this.listedFrom = listedFrom;
        }

        synchronized Optional<FakeInstance> start(OptionalLong call) {
            if (!gone && !instance.running()) {
                instance = instance.on(backend.started(instance.id()));
                history.changed(call, instance.id());
            }
            return gone ? Optional.empty() : Optional.of(instance);
        }

        synchronized Optional<FakeInstance> stop(boolean orderly, OptionalLong call) {
            if (!gone && instance.running()) {
                backend.stopped(instance.id(), orderly);
                instance = instance.off();
                history.changed(call, instance.id());
            }
            return gone ? Optional.empty() : Optional.of(instance);
        }

        synchronized Optional<FakeInstance> delete(OptionalLong call) {
            if (gone) {
                return Optional.empty();
            }
            backend.removed(instance.id());
            gone = true;
            slots.remove(instance.id());
            release(instance.labels());
            history.removed(call, instance.id());
            return Optional.of(instance);
        }
    }
}
