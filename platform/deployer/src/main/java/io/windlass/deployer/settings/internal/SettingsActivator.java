package io.windlass.deployer.settings.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.cm.ConfigurationPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the check in place. No component, because it must be there before the component runtime asks for the first
 * configuration.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class SettingsActivator implements BundleActivator {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsActivator.class);

    @Override
    public void start(BundleContext context) {
        // Unregistered by the framework when this bundle stops.
        context.registerService(ConfigurationPlugin.class, new SettingsCheck(pid -> declared(context, pid)), null);
    }

    @Override
    public void stop(BundleContext context) {
        LOG.debug("settings are no longer checked");
    }

    private static Optional<SortedMap<String, Setting>> declared(BundleContext context, String pid) {
        return Arrays.stream(context.getBundles())
                .flatMap(SettingsActivator::documents)
                .flatMap(document -> settings(document, pid).stream())
                .findFirst();
    }

    private static Stream<URL> documents(Bundle bundle) {
        Enumeration<URL> found = bundle.findEntries("OSGI-INF/metatype", "*.xml", false);
        return found == null ? Stream.empty() : Collections.list(found).stream();
    }

    private static Optional<SortedMap<String, Setting>> settings(URL document, String pid) {
        try (InputStream content = document.openStream()) {
            return Optional.ofNullable(Metatype.read(content).settings().get(pid));
        } catch (IOException e) {
            LOG.warn("{} does not say what can be set: {}", document, e.toString());
            return Optional.empty();
        }
    }
}
