package io.windlass.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.osgi.framework.Constants;

/** What the framework is told: our defaults, then {@code etc/machined.properties}, then where things are. */
final class FrameworkProperties {

    private FrameworkProperties() {}

    static Map<String, String> of(Places places) throws LaunchException {
        Properties read = new Properties();
        Path override = places.settings().resolve("machined.properties");
        try (InputStream defaults = FrameworkProperties.class.getResourceAsStream("framework.properties")) {
            read.load(Objects.requireNonNull(defaults));
            if (Files.exists(override)) {
                try (InputStream input = Files.newInputStream(override)) {
                    read.load(input);
                }
            }
        } catch (IOException | IllegalArgumentException failure) {
            throw new LaunchException("cannot read " + override + ": " + failure.getMessage(), failure);
        }
        Map<String, String> properties = new HashMap<>();
        read.stringPropertyNames().forEach(name -> properties.put(name, read.getProperty(name)));
        properties.put("windlass.home", places.home().toString());
        properties.put("windlass.storage", places.storage().toString());
        properties.put(Constants.FRAMEWORK_STORAGE, places.cache().toString());
        properties.put("felix.fileinstall.dir", places.settings().toString());
        properties.put(
                "felix.fileinstall.tmpdir",
                places.daemon().resolve("fileinstall").toString());
        return properties;
    }
}
