package io.windlass.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** The running framework. */
final class Container {

    private static final Logger LOGGER = Logger.getLogger("io.windlass.launcher");
    private static final long STOP_SECONDS = 20;

    /** If a bundle has failed, the daemon most likely will never be ready, and whoever called it should know soon. */
    private static final long SECONDS_IF_INCOMPLETE = 15;

    private final Framework framework;

    private Container(Framework framework) {
        this.framework = framework;
    }

    /** Returns once commands can be answered. */
    static Container start(Places places) throws LaunchException, InterruptedException {
        Map<String, String> properties = FrameworkProperties.of(places);
        DefaultBundles bundles = DefaultBundles.in(places.home().resolve("bundles"));
        Path stampFile = places.daemon().resolve("bundles.stamp");
        String stamp = bundles.stamp();
        boolean changed = !stamp.equals(read(stampFile));
        if (changed) {
            properties.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        }
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow(() -> new LaunchException("no OSGi framework on the class path"))
                .newFramework(properties);
        Container container = new Container(framework);
        try {
            framework.init(new FrameworkLog());
            framework.getBundleContext().addFrameworkListener(new FrameworkLog());
            Readiness readiness = Readiness.watch(framework.getBundleContext());
            framework.start();
            boolean complete = bundles.start(framework.getBundleContext());
            if (changed) {
                Files.writeString(stampFile, stamp);
            }
            long seconds = Long.parseLong(properties.getOrDefault("windlass.start.seconds", "60"));
            container.awaitReadiness(readiness, complete ? seconds : Math.min(seconds, SECONDS_IF_INCOMPLETE));
            return container;
        } catch (BundleException | InvalidSyntaxException | IOException failure) {
            container.stop();
            throw new LaunchException("the framework does not start: " + failure.getMessage(), failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException absent) {
            return "";
        }
    }

    private void awaitReadiness(Readiness readiness, long seconds) throws LaunchException, InterruptedException {
        if (readiness.await(seconds)) {
            return;
        }
        BundleContext context = framework.getBundleContext();
        List<String> findings = context == null ? List.of("the framework was stopped") : Diagnosis.of(context);
        stop();
        throw new LaunchException(
                "nothing answers commands after " + seconds + " s:\n  " + String.join("\n  ", findings));
    }

    void awaitStop() throws InterruptedException {
        framework.waitForStop(0);
    }

    /** Stops every bundle in order. What is not through by the deadline ends with the process. */
    void stop() throws InterruptedException {
        try {
            framework.stop();
            framework.waitForStop(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        } catch (BundleException failure) {
            LOGGER.warning(() -> "the framework does not stop: " + failure.getMessage());
        }
    }
}
