package io.windlass.deployer.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The framework's side: archives become bundles, and bundles leave nothing behind. */
final class FrameworkBundles {

    private static final Logger LOG = LoggerFactory.getLogger(FrameworkBundles.class);
    private static final Duration REFRESH = Duration.ofSeconds(10);
    private static final String BY_REFERENCE = "reference:";
    private static final String CLASS = ".class";

    private final BundleContext context;
    private final Arrival arrival;
    private final String ours;

    /**
     * Makes it.
     *
     * @param context the deployer's own
     * @param arrival tells whether components work
     * @param kept where the archives of installed bundles lie
     */
    FrameworkBundles(BundleContext context, Arrival arrival, Path kept) {
        this.context = context;
        this.arrival = arrival;
        this.ours = BY_REFERENCE + kept.toUri();
    }

    /** Whether a bundle was installed here, and is not one that the daemon comes with. */
    boolean isInstalled(Bundle bundle) {
        return bundle.getLocation().startsWith(ours);
    }

    /** All but the framework itself. */
    List<Bundle> all() {
        return Stream.of(context.getBundles())
                .filter(bundle -> bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID)
                .toList();
    }

    Optional<Bundle> shipped(String name) {
        return all().stream()
                .filter(bundle -> name.equals(bundle.getSymbolicName()) && !isInstalled(bundle))
                .findFirst();
    }

    Optional<Bundle> at(Path archive) {
        return Optional.ofNullable(context.getBundle(location(archive)));
    }

    private static String location(Path archive) {
        return BY_REFERENCE + archive.toUri();
    }

    Bundle install(Path archive) {
        try {
            return context.installBundle(location(archive));
        } catch (BundleException e) {
            throw new MachineException(
                    StandardErrorCode.BUNDLE_REFUSED,
                    archive.getFileName() + " is refused: the framework does not take it (" + e.getMessage() + ").",
                    "",
                    e);
        }
    }

    /** Starts it for this life of the daemon; at the next start it is checked again before it runs. */
    void start(Bundle bundle) {
        List<String> missing = Requirements.missing(context, bundle);
        if (!missing.isEmpty()) {
            throw Arrival.failed(bundle, "it needs " + String.join("; ", missing));
        }
        wiring().resolveBundles(List.of(bundle));
        withItsLoader(bundle, () -> {
            try {
                bundle.start(Bundle.START_TRANSIENT);
            } catch (BundleException e) {
                LOG.warn("{} does not start", bundle, e);
                throw Arrival.failed(bundle, "it does not start (" + e.getMessage() + ")");
            }
        });
    }

    /** Returns when a started bundle works. */
    void await(Bundle bundle, Duration patience) {
        withItsLoader(bundle, () -> arrival.await(bundle, patience));
    }

    /** Threads that its components start inherit the loader, by which they can be told when the bundle goes. */
    private static void withItsLoader(Bundle bundle, Runnable work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring != null) {
            thread.setContextClassLoader(wiring.getClassLoader());
        }
        try {
            work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private FrameworkWiring wiring() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    void stop(Bundle bundle) {
        try {
            bundle.stop(Bundle.STOP_TRANSIENT);
        } catch (BundleException e) {
            LOG.warn("{} does not stop in order", bundle, e);
        }
    }

    /** Removes it with its classes, its services and its threads. */
    void uninstall(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        ClassLoader loader = wiring == null ? null : wiring.getClassLoader();
        Set<String> classes = classes(bundle);
        try {
            bundle.uninstall();
        } catch (BundleException e) {
            LOG.warn("{} does not go in order", bundle, e);
        }
        if (loader != null) {
            Leftovers.interrupt(bundle.getSymbolicName(), loader, classes);
        }
        refresh(bundle);
    }

    private static Set<String> classes(Bundle bundle) {
        Set<String> names = new HashSet<>();
        for (URL entry : Collections.list(Optional.ofNullable(bundle.findEntries("/", "*" + CLASS, true))
                .orElse(Collections.emptyEnumeration()))) {
            String path = entry.getPath().substring(1);
            names.add(path.substring(0, path.length() - CLASS.length()).replace('/', '.'));
        }
        return names;
    }

    private void refresh(Bundle bundle) {
        CountDownLatch refreshed = new CountDownLatch(1);
        FrameworkListener listener = event -> refreshed.countDown();
        wiring().refreshBundles(List.of(bundle), listener);
        try {
            if (!refreshed.await(REFRESH.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("{} was not refreshed within {}", bundle, REFRESH);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
