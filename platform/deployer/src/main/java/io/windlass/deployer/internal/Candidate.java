package io.windlass.deployer.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Version;

/**
 * A bundle that may be installed: its archive is sound, and its signature is as the caller wants it.
 *
 * @param file where it lies
 * @param digest of all of it
 * @param name its symbolic name
 * @param version its version
 * @param signer the trusted signer, if there is one
 * @param declarations what it provides
 */
record Candidate(
        Path file, String digest, String name, Version version, Optional<String> signer, Declarations declarations) {

    private static final Set<String> SIDE_BY_SIDE =
            Set.of("io.windlass.api.driver.Driver", "io.windlass.api.provision.Provisioner");

    private static final Set<String> PAUSED = Set.of(
            "io.windlass.api.store.HostStore",
            "io.windlass.api.store.StoreExchange",
            "io.windlass.api.certificate.CertificateAuthority");

    /** How a bundle takes another one's place. */
    enum Manner {
        /** It starts beside the old one, which ends when its calls have ended. For what keeps no state. */
        SIDE_BY_SIDE,
        /** It starts when no call is in the old one; calls wait. For what nobody else may touch meanwhile. */
        PAUSED,
        /** It starts when the old one has stopped. For anything else. */
        IN_TURN
    }

    Manner manner() {
        Set<String> services = declarations.services();
        if (!services.isEmpty() && SIDE_BY_SIDE.containsAll(services)) {
            return Manner.SIDE_BY_SIDE;
        }
        boolean paused = services.stream().anyMatch(PAUSED::contains)
                && services.stream().allMatch(service -> PAUSED.contains(service) || SIDE_BY_SIDE.contains(service));
        return paused ? Manner.PAUSED : Manner.IN_TURN;
    }
}
