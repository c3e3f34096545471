package io.windlass.core.internal;

import io.windlass.core.BundleUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;

/**
 * Services by name, each leased for the length of one call. Of several with one name the one of the latest bundle serves
 * new calls: while a bundle is replaced, old and new are there together, and the calls that are in the old one end there.
 *
 * @param <S> the services' type
 */
final class LeasedServices<S> implements BundleUse {

    /** How long a bundle that is stopped without having been retired waits for the calls in it. */
    private static final Duration DRAIN = Duration.ofMinutes(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, List<Leased<S>>> services = new TreeMap<>();
    private final Set<Long> retired = new HashSet<>();
    private final Set<Long> abandoned = new HashSet<>();

    private static final class Leased<S> {
        private final S service;
        private final long bundle;
        private final List<Thread> callers = new ArrayList<>();

        Leased(S service, long bundle) {
            this.service = service;
            this.bundle = bundle;
        }
    }

    /** One call. */
    final class Lease implements AutoCloseable {
        private final Leased<S> leased;

        private Lease(Leased<S> leased) {
            this.leased = leased;
        }

        S service() {
            return leased.service;
        }

        @Override
        public void close() {
            locked(() -> leased.callers.remove(Thread.currentThread()));
        }
    }

    static long bundle(Map<String, Object> properties) {
        return properties.get(Constants.SERVICE_BUNDLEID) instanceof Long id ? id : 0;
    }

    /** Returns whether it is the first of its name. */
    boolean add(String name, S service, long bundle) {
        return locked(() -> {
            List<Leased<S>> alike = services.computeIfAbsent(name, _ -> new ArrayList<>());
            alike.add(new Leased<>(service, bundle));
            alike.sort(Comparator.comparingLong(leased -> leased.bundle));
            return alike.size() == 1;
        });
    }

    /** Returns when no call to it is under way, or after a while. */
    int remove(String name, S service) {
        lock.lock();
        try {
            List<Leased<S>> alike = services.getOrDefault(name, List.of());
            Leased<S> going = alike.stream()
                    .filter(leased -> leased.service.equals(service))
                    .findFirst()
                    .orElse(null);
            if (going == null) {
                return 0;
            }
            alike.remove(going);
            services.computeIfPresent(name, (_, left) -> left.isEmpty() ? null : left);
            return await(() -> abandoned.contains(going.bundle) ? 0 : going.callers.size(), DRAIN, _ -> {});
        } finally {
            lock.unlock();
        }
    }

    SortedSet<String> names() {
        lock.lock();
        try {
            return new TreeSet<>(services.keySet());
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a service of this name, if there is none now. The caller closes what it gets. */
    @Nullable Lease lease(String name, Duration patience) {
        lock.lock();
        try {
            long left = patience.toNanos();
            Leased<S> serving = serving(name);
            while (serving == null && left > 0) {
                left = changed.awaitNanos(left);
                serving = serving(name);
            }
            if (serving == null) {
                return null;
            }
            serving.callers.add(Thread.currentThread());
            return new Lease(serving);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Leased<S> serving(String name) {
        return services.getOrDefault(name, List.of()).reversed().stream()
                .filter(leased -> !retired.contains(leased.bundle))
                .findFirst()
                .orElse(null);
    }

    @Override
    public int retire(long bundle, Duration patience, IntConsumer waiting) {
        lock.lock();
        try {
            retired.add(bundle);
            return await(() -> callers(of(bundle)).size(), patience, waiting);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void readmit(long bundle) {
        locked(() -> {
            abandoned.remove(bundle);
            return retired.remove(bundle);
        });
    }

    @Override
    public void abandon(long bundle) {
        locked(() -> {
            callers(of(bundle)).forEach(Thread::interrupt);
            return abandoned.add(bundle);
        });
    }

    private Predicate<Leased<S>> of(long bundle) {
        return leased -> leased.bundle == bundle;
    }

    private List<Thread> callers(Predicate<Leased<S>> which) {
        return services.values().stream()
                .flatMap(List::stream)
                .filter(which)
                .flatMap(leased -> leased.callers.stream())
                .toList();
    }

    /** With the lock held. Returns how many are left. */
    private int await(IntSupplier calls, Duration patience, IntConsumer waiting) {
        long left = patience.toNanos();
        int told = -1;
        int now = calls.getAsInt();
        try {
            while (now > 0 && left > 0) {
                if (now != told) {
                    waiting.accept(now);
                    told = now;
                }
                left = changed.awaitNanos(left);
                now = calls.getAsInt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return now;
    }

    private boolean locked(BooleanSupplier change) {
        lock.lock();
        try {
            boolean result = change.getAsBoolean();
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }
}
