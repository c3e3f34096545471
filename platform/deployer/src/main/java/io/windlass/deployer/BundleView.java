package io.windlass.deployer;

import io.windlass.api.host.Failure;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A bundle as it is at one moment.
 *
 * @param name its symbolic name
 * @param version its version
 * @param origin how it came here
 * @param active whether it works
 * @param signer who signed it; empty for an unsigned one, and for a shipped one in lists
 * @param drivers the names of the drivers in it
 * @param previous the version to which it can be rolled back
 * @param source where it came from
 * @param failure why it does not work
 */
public record BundleView(
        String name,
        String version,
        Origin origin,
        boolean active,
        Optional<String> signer,
        SortedSet<String> drivers,
        Optional<String> previous,
        String source,
        Optional<Failure> failure) {

    /** How a bundle came into the daemon. */
    public enum Origin {
        /** The daemon comes with it. */
        SHIPPED,
        /** A command installed it. */
        INSTALLED,
        /** It lies in the deployment folder. */
        DEPLOYED
    }
}
