package io.windlass.deployer.internal;

import java.util.Set;

/** How a bundle takes another one's place. */
enum Manner {
    /** It starts beside the old one, which ends when its calls have ended. For what keeps no state. */
    SIDE_BY_SIDE,
    /** It starts when no call is in the old one; calls wait. For what nobody else may touch meanwhile. */
    PAUSED,
    /** It starts when the old one has stopped. For anything else. */
    IN_TURN;

    private static final Set<String> STATELESS =
            Set.of("io.windlass.api.driver.Driver", "io.windlass.api.provision.Provisioner");

    private static final Set<String> STATEFUL =
            Set.of("io.windlass.api.store.HostStore", "io.windlass.api.certificate.CertificateAuthority");

    static Manner of(Declarations declarations) {
        Set<String> services = declarations.services();
        if (!services.isEmpty() && STATELESS.containsAll(services)) {
            return SIDE_BY_SIDE;
        }
        boolean known =
                services.stream().allMatch(service -> STATEFUL.contains(service) || STATELESS.contains(service));
        return known && !services.isEmpty() ? PAUSED : IN_TURN;
    }
}
