package io.windlass.core.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.core.BundleUse;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service of which the platform uses one, such as the store. Where bundles bring several, the configuration says which.
 * Whoever holds {@link #service()} keeps it for the daemon's life: the bundle behind it may be replaced between two calls.
 *
 * @param <S> the service's type, an interface
 */
final class ChosenService<S> implements BundleUse {

    private static final Logger LOG = LoggerFactory.getLogger(ChosenService.class);

    /** How long a call waits for the service while its bundle is replaced, or while the daemon starts. */
    private static final Duration ABSENCE = Duration.ofSeconds(30);

    private final LeasedServices<S> services = new LeasedServices<>();
    private final String kind;
    private final BiFunction<S, S, Optional<String>> objection;
    private final S service;

    private String wanted = "";
    private @Nullable String current;

    /**
     * Makes it.
     *
     * @param type the service's interface
     * @param kind what the configuration calls it
     * @param objection says why the second service may not take the first one's place, if so
     */
    ChosenService(Class<S> type, String kind, BiFunction<S, S, Optional<String>> objection) {
        this.kind = kind;
        this.objection = objection;
        this.service = type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> call(method, arguments)));
    }

    S service() {
        return service;
    }

    /** Says which one is to be used, by its bundle's name; an empty text for the one that is there. */
    synchronized void want(String name) {
        wanted = name;
        reconsider();
    }

    synchronized void add(String name, S candidate, long bundle) {
        services.add(name, candidate, bundle);
        reconsider();
    }

    /** Not synchronised: it waits for calls, which may want to know what is current. */
    void remove(String name, S candidate) {
        services.remove(name, candidate);
    }

    private void reconsider() {
        String target = wanted.isEmpty() && !services.names().isEmpty() && current == null
                ? services.names().first()
                : wanted;
        if (target.isEmpty() || target.equals(current)) {
            return;
        }
        Optional<String> refusal = current == null ? Optional.empty() : refusal(current, target);
        if (refusal.isPresent()) {
            LOG.error("The {} stays {}: {}", kind, current, refusal.get());
            return;
        }
        LOG.info("The {} is {}", kind, target);
        current = target;
    }

    private Optional<String> refusal(String before, String after) {
        try (LeasedServices<S>.Lease old = services.lease(before, Duration.ZERO);
                LeasedServices<S>.Lease fresh = services.lease(after, Duration.ZERO)) {
            if (fresh == null) {
                return Optional.of("\"" + after + "\" is not installed. Installed: " + services.names() + ".");
            }
            return old == null
                    ? Optional.of("\"" + before + "\" is not there to be compared with; install it again first.")
                    : objection.apply(old.service(), fresh.service());
        } catch (MachineException e) {
            return Optional.of(e.text());
        }
    }

    private synchronized String current() {
        return current == null ? "" : current;
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        try (LeasedServices<S>.Lease lease = lease()) {
            return method.invoke(lease.service(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private LeasedServices<S>.Lease lease() {
        long end = System.nanoTime() + ABSENCE.toNanos();
        while (System.nanoTime() - end < 0) {
            LeasedServices<S>.Lease lease = services.lease(current(), Duration.ofMillis(100));
            if (lease != null) {
                return lease;
            }
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
        }
        throw new MachineException(
                StandardErrorCode.PRECONDITION_FAILED,
                "There is no " + kind + (current().isEmpty() ? "." : " \"" + current() + "\"."),
                "Installed: " + services.names() + ". etc/" + ServicesConfig.PID + ".cfg says which one to use.");
    }

    @Override
    public int retire(long bundle, Duration patience, IntConsumer waiting) {
        return services.retire(bundle, patience, waiting);
    }

    @Override
    public void readmit(long bundle) {
        services.readmit(bundle);
    }

    @Override
    public void abandon(long bundle) {
        services.abandon(bundle);
    }
}
