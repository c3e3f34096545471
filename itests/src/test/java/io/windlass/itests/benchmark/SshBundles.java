package io.windlass.itests.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.ConfigurationAdmin;

/** The SSH bundles of the distribution and what they need, running; their contracts come from the class path. */
final class SshBundles implements AutoCloseable {
    private static final List<String> FIRST = List.of("org.apache.felix.configadmin");
    private static final List<String> OTHERS = List.of(
            "org.osgi.", "org.apache.felix.scr", "bcprov", "bcutil", "bcpkix", "io.windlass.ssh");

    private final Path distribution;
    private final Framework framework;

    private SshBundles(Path distribution, Framework framework) {
        this.distribution = distribution;
        this.framework = framework;
    }

    static SshBundles start(Path distribution, Path cache) throws BundleException, IOException {
        Map<String, String> properties = Map.of(
                Constants.FRAMEWORK_STORAGE, cache.toString(),
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, fromClassPath(distribution));
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(properties);
        framework.start();
        SshBundles bundles = new SshBundles(distribution, framework);
        bundles.start(FIRST);
        bundles.configure();
        bundles.start(OTHERS);
        return bundles;
    }

    <T> T service(Class<T> type) {
        BundleContext context = framework.getBundleContext();
        ServiceReference<T> reference = Objects.requireNonNull(context.getServiceReference(type));
        return Objects.requireNonNull(context.getService(reference));
    }

    @Override
    public void close() throws BundleException {
        framework.stop();
    }

    /** Nothing happens on the connections but what the benchmark does. */
    private void configure() throws IOException {
        Dictionary<String, Object> quiet = new Hashtable<>(Map.of("heartbeatSeconds", 0, "idleSeconds", 0));
        service(ConfigurationAdmin.class)
                .getConfiguration("io.windlass.ssh", null)
                .update(quiet);
    }

    private void start(List<String> prefixes) throws BundleException, IOException {
        try (Stream<Path> files = Files.list(distribution.resolve("bundles"))) {
            List<Path> jars = files.filter(jar ->
                            prefixes.stream().anyMatch(jar.getFileName().toString()::startsWith))
                    .sorted()
                    .toList();
            for (Path jar : jars) {
                framework.getBundleContext().installBundle(jar.toUri().toString());
            }
        }
        for (Bundle bundle : framework.getBundleContext().getBundles()) {
            bundle.start();
        }
    }

    private static String fromClassPath(Path distribution) throws IOException {
        return String.join(
                ",",
                exports(distribution, "io.windlass.api"),
                exports(distribution, "org.apache.felix.configadmin"),
                "org.slf4j;version=2.0,org.slf4j.event;version=2.0,org.slf4j.helpers;version=2.0,org.slf4j.spi;version=2.0");
    }

    private static String exports(Path distribution, String prefix) throws IOException {
        try (JarFile jar = new JarFile(jar(distribution, prefix).toFile())) {
            return jar.getManifest().getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
        }
    }

    static Path jar(Path distribution, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(distribution.resolve("bundles"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix + "-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
