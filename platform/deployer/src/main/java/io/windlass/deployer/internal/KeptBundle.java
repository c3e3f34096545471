package io.windlass.deployer.internal;

import io.windlass.deployer.BundleView.Origin;
import java.util.Optional;
import java.util.Properties;

/**
 * What is kept of an installed bundle.
 *
 * @param name its symbolic name
 * @param origin how it came here
 * @param current the version that is to run
 * @param previous the one before; empty for none, and for the one that the daemon comes with
 */
record KeptBundle(String name, Origin origin, Edition current, Optional<Edition> previous) {

    /**
     * One version of it.
     *
     * @param digest of its archive, which is also the file's name
     * @param version as its manifest says
     * @param source where it came from, in text form
     * @param unsigned whether it was allowed to be unsigned
     */
    record Edition(String digest, String version, String source, boolean unsigned) {

        private void store(String prefix, Properties properties) {
            properties.setProperty(prefix + "digest", digest);
            properties.setProperty(prefix + "version", version);
            properties.setProperty(prefix + "source", source);
            properties.setProperty(prefix + "unsigned", Boolean.toString(unsigned));
        }

        private static Optional<Edition> load(String prefix, Properties properties) {
            return Optional.ofNullable(properties.getProperty(prefix + "digest"))
                    .map(digest -> new Edition(
                            digest,
                            properties.getProperty(prefix + "version", ""),
                            properties.getProperty(prefix + "source", ""),
                            Boolean.parseBoolean(properties.getProperty(prefix + "unsigned"))));
        }
    }

    KeptBundle updated(Edition fresh, Origin from) {
        return new KeptBundle(name, from, fresh, Optional.of(current));
    }

    Properties toProperties() {
        Properties properties = new Properties();
        properties.setProperty("origin", origin.name());
        current.store("current.", properties);
        previous.ifPresent(edition -> edition.store("previous.", properties));
        return properties;
    }

    static Optional<KeptBundle> of(String name, Properties properties) {
        Origin origin = Origin.valueOf(properties.getProperty("origin", Origin.INSTALLED.name()));
        return Edition.load("current.", properties)
                .map(current -> new KeptBundle(name, origin, current, Edition.load("previous.", properties)));
    }
}
